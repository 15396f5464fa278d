import type { EventDraft } from '#lib/audit-event/append.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { ndaStanding } from '#lib/nda/standing.ts';
import { writeWaiver } from '#lib/nda/steps.ts';
import type { CommandContext } from '#lib/operation.ts';
import { domainOf } from '#lib/text.ts';
import { matchesRule } from './match.ts';

/** A rule that speaks of a visitor. */
export type MatchingRule = Awaited<ReturnType<typeof matchingRules>>[number];

/** The enabled rules that speak of a visitor, oldest first. */
export async function matchingRules(tenant: Tenant, visitorId: string) {
  const visitor = await tenant.visitor.findFirst({
    where: { id: visitorId },
    select: { email: true, customerId: true },
  });
  if (!visitor) return [];
  const subject = { domain: domainOf(visitor.email), customerId: visitor.customerId };
  const either = [
    { domain: subject.domain },
    ...(subject.customerId ? [{ customerId: subject.customerId }] : []),
  ];
  const rules = await tenant.accessRule.findMany({
    where: { disabledAt: null, OR: either },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      domain: true,
      customerId: true,
      approve: true,
      waiveNda: true,
      waiveReason: true,
      grantDays: true,
      items: { select: { documentId: true } },
    },
  });
  return rules
    .filter((rule) => matchesRule(rule, subject))
    .map(({ items, ...rule }) => ({ ...rule, documentIds: items.map((item) => item.documentId) }));
}

/** Waives the NDA as the first rule that says so tells, unless one is signed or waived already. */
export async function applyWaiver(
  context: Pick<CommandContext, 'tenant' | 'organizationId' | 'now'>,
  visitorId: string,
  rules: readonly MatchingRule[],
): Promise<EventDraft[]> {
  const rule = rules.find((candidate) => candidate.waiveNda);
  if (!rule) return [];
  const standing = await ndaStanding(context.tenant, visitorId, context.now);
  if (standing.state === 'signed' || standing.state === 'waived') return [];
  const waiver = { visitorId, kind: 'not-needed', reason: rule.waiveReason, expiresAt: null } as const;
  const { event } = await writeWaiver({ ...context, by: `rule:${rule.id}` }, waiver);
  return [{ ...event, data: { ...event.data, ruleId: rule.id } }];
}
