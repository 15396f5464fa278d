import { coversDocument } from '#lib/access-rule/match.ts';
import { applyWaiver, type MatchingRule, matchingRules } from '#lib/access-rule/steps.ts';
import type { EventDraft } from '#lib/audit-event/append.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { daysAfter, grantState } from '#lib/grant/lifecycle.ts';
import type { CommandContext } from '#lib/operation.ts';
import { readSetting } from '#lib/setting/read.ts';
import { type Ruling, rule } from './decision-steps.ts';
import { dueAt, type WorkingTime } from './due.ts';
import { type LockedRequest, lockRequest } from './lock-steps.ts';
import { decidedMail, receivedMail } from './mail-steps.ts';
import { announceRequest } from './notice-steps.ts';

/** The organization's working hours. */
export async function workingTime(tenant: Tenant): Promise<WorkingTime> {
  const calendar = await readSetting(tenant, 'calendar');
  const organization = await tenant.organization.findFirstOrThrow({ select: { timeZone: true } });
  return { ...calendar, timeZone: organization.timeZone };
}

/**
 * Submits one request whose visitor is known: the clock of the decision starts, access rules apply by themselves,
 * and what is left is told to the approvers. The visitor gets a mail with what is open and what is pending.
 */
export async function acceptRequest(context: CommandContext, requestId: string): Promise<EventDraft[]> {
  const { tenant, now } = context;
  const request = await lockRequest(tenant, requestId, 'submit');
  const setting = await readSetting(tenant, 'access');
  const due = dueAt(now, setting.decisionHours, await workingTime(tenant));
  const expiresAt = daysAfter(now, setting.requestExpiresAfterDays);
  await tenant.accessRequest.updateMany({
    where: { id: requestId, submittedAt: null, closedAt: null },
    data: { submittedAt: now, dueAt: due, expiresAt },
  });
  const rules = await matchingRules(tenant, request.visitorId);
  const speaking = rules.filter((one) => request.items.some((item) => coversDocument(one, item.document)));
  const waived = await applyWaiver(context, request.visitorId, speaking);
  const rulings = await automaticRulings(context, request, rules);
  const ruled = await rule(context, request, rulings);
  const { visitorId } = request;
  const submitted: EventDraft = {
    subject: `access-request:${requestId}`,
    action: 'access-request:submit',
    data: { visitorId, number: request.number, decidedAtOnce: rulings.length, dueAt: due.toISOString() },
  };
  if (ruled.closed) await decidedMail(context, requestId);
  else {
    await announceRequest(context);
    await receivedMail(context, requestId, due);
  }
  return [submitted, ...waived, ...ruled.events];
}

/** What is decided without a person: by the first rule that covers the document, or because the NDA alone opens it. */
async function automaticRulings(
  context: Pick<CommandContext, 'tenant' | 'now'>,
  request: LockedRequest,
  rules: readonly MatchingRule[],
): Promise<Ruling[]> {
  const approving = rules.filter((one) => one.approve);
  const rulings: Ruling[] = [];
  for (const { documentId, document } of request.items) {
    const approved = { documentId, outcome: 'approved', reason: null, onBehalfOf: null } as const;
    const former = await formerGrant(context, request.visitorId, documentId);
    // Somebody took this back: only somebody may give it again.
    if (former === 'revoked' || document.archivedAt) continue;
    const found = approving.find((one) => coversDocument(one, document));
    if (found) {
      const days = found.grantDays === null ? {} : { days: found.grantDays };
      rulings.push({
        ...approved,
        by: `rule:${found.id}`,
        gift: { source: 'rule', ruleId: found.id, ...days },
      });
    } else if (document.tier === 'confidential') {
      // Without a former grant the first copy makes one.
      const gift = former === 'expired' ? ({ source: 'nda' } as const) : null;
      rulings.push({ ...approved, by: 'system:nda-alone', gift });
    }
  }
  return rulings;
}

async function formerGrant(
  { tenant, now }: Pick<CommandContext, 'tenant' | 'now'>,
  visitorId: string,
  documentId: string,
) {
  const grant = await tenant.grant.findFirst({
    where: { visitorId, documentId, supersededAt: null },
    select: { expiresAt: true, revocations: { where: { reinstatedAt: null }, select: { id: true } } },
  });
  if (!grant) return null;
  const revoked = grant.revocations.length > 0;
  return grantState({ supersededAt: null, expiresAt: grant.expiresAt, revoked }, now);
}
