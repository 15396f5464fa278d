import type { Tenant } from '#lib/db/tenant.ts';

const others: Readonly<Record<string, string>> = {
  anonymous: 'Somebody not signed in',
  system: 'Candor',
  rule: 'An access rule',
};

const idsOf = (references: readonly (string | null)[], kind: string) => [
  ...new Set(
    references.flatMap((text) => (text?.startsWith(`${kind}:`) ? [text.slice(kind.length + 1)] : [])),
  ),
];

/**
 * Names for actors as rows keep them (`member:0190…`): the member's, visitor's or rule's name, `Operator root`, `Candor`.
 * Returns a look-up that knows every one of `references`; an unknown one is given back as it is.
 */
export async function actorNames(
  tenant: Tenant,
  references: readonly (string | null)[],
): Promise<(reference: string) => string> {
  const select = { id: true, name: true };
  const [memberIds, visitorIds, ruleIds] = ['member', 'visitor', 'rule'].map((kind) =>
    idsOf(references, kind),
  );
  const members = await tenant.member.findMany({ where: { id: { in: memberIds ?? [] } }, select });
  const visitors = await tenant.visitor.findMany({ where: { id: { in: visitorIds ?? [] } }, select });
  const rules = await tenant.accessRule.findMany({ where: { id: { in: ruleIds ?? [] } }, select });
  const names = new Map<string, string>([
    ...members.map(({ id, name }) => [`member:${id}`, name] as const),
    ...visitors.map(({ id, name }) => [`visitor:${id}`, name] as const),
    ...rules.map(({ id, name }) => [`rule:${id}`, `Rule “${name}”`] as const),
  ]);
  return (reference) => {
    const known = names.get(reference);
    if (known) return known;
    const [kind = '', rest = ''] = reference.split(':');
    return kind === 'operator' ? `Operator ${rest}` : (others[kind] ?? reference);
  };
}
