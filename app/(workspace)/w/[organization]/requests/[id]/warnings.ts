/** What an approver should know before anything else, in sentences, the gravest first. */
export function warningsOf(request: {
  whyNotDecide: string | null;
  blocked: boolean;
  freeMail: boolean;
  domain: string;
  state: string;
  nda: { state: string };
}): string[] {
  const open = request.state === 'submitted' || request.state === 'needs-information';
  if (!open) return [];
  const warnings: string[] = [];
  if (request.whyNotDecide) warnings.push(request.whyNotDecide);
  if (request.blocked)
    warnings.push('This visitor, or their domain, is blocked. Nothing opens to them while that lasts.');
  if (request.freeMail)
    warnings.push(
      `Anybody can have an address at ${request.domain}: it says nothing about the company they named.`,
    );
  if (request.nda.state === 'not-published')
    warnings.push('No NDA is published. What you approve stays closed until one is signed or waived.');
  return warnings;
}
