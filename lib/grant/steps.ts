import type { EventDraft } from '#lib/audit-event/append.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import { readSetting } from '#lib/setting/read.ts';
import { expiryOf, grantState } from './lifecycle.ts';
import type { GrantSource } from './schema.ts';

/**
 * What is given: to whom, which document, by which way. Days and their start default to the organization's setting;
 * `expiresAt` is the end itself, for a grant that takes over another's.
 */
export type Gift = {
  visitorId: string;
  documentId: string;
  source: GrantSource;
  requestId?: string;
  ruleId?: string;
  days?: number;
  countsFrom?: 'approval' | 'first-use';
  expiresAt?: Date | null;
};

/**
 * Gives a grant that takes the place of any earlier one for the same visitor and document; returns its id. Two at once
 * give one grant and a Conflict (unique index Grant_one_current). Throws NotFound for an unknown visitor or document.
 */
export async function giveGrant(
  context: Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'by'>,
  gift: Gift,
): Promise<string> {
  const { tenant, organizationId, now, by } = context;
  const { visitorId, documentId } = gift;
  await lockVisitor(tenant, visitorId);
  const document = await tenant.document.findFirst({ where: { id: documentId }, select: { tier: true } });
  if (!document) throw new NotFound('There is no such document.');
  const setting = await readSetting(tenant, 'access');
  const usual = document.tier === 'confidential' ? setting.confidentialDays : setting.restrictedDays;
  const days = gift.days ?? usual;
  const countsFrom = gift.countsFrom ?? setting.countsFrom;
  const where = { visitorId, documentId, supersededAt: null };
  await tenant.grant.updateMany({ where, data: { supersededAt: now } });
  const id = newId();
  await tenant.grant.create({
    data: {
      organizationId,
      id,
      visitorId,
      documentId,
      source: gift.source,
      requestId: gift.requestId ?? null,
      ruleId: gift.ruleId ?? null,
      days,
      countsFrom,
      grantedAt: now,
      grantedBy: by,
      expiresAt: gift.expiresAt === undefined ? expiryOf({ days, countsFrom }, now) : gift.expiresAt,
    },
    select: { id: true },
  });
  return id;
}

/** The event of a grant that was given; ids and lengths only. */
export function grantGivenEvent(id: string, gift: Gift): EventDraft {
  const { visitorId, documentId, source } = gift;
  const { requestId = null, ruleId = null } = gift;
  return {
    subject: `grant:${id}`,
    action: 'grant:issue',
    data: { visitorId, documentId, source, requestId, ruleId },
  };
}

/** Holds the visitor's row until the transaction ends, so that what is given or asked for them comes one after another. */
export async function lockVisitor(tenant: Tenant, visitorId: string): Promise<void> {
  const found = await tenant.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Visitor" WHERE id = ${visitorId}::uuid FOR NO KEY UPDATE`;
  if (found.length === 0) throw new NotFound('There is no such visitor.');
}

/**
 * Notes that a grant was used; the first use starts a grant that counts from it. To be called in the command that makes
 * a copy. Does nothing for a grant used before.
 */
export async function markFirstUse(
  context: Pick<CommandContext, 'tenant' | 'now'>,
  grantId: string,
): Promise<void> {
  const { tenant, now } = context;
  const grant = await tenant.grant.findFirst({
    where: { id: grantId, firstUsedAt: null },
    select: { days: true, expiresAt: true },
  });
  if (!grant) return;
  const expiresAt = grant.expiresAt ?? expiryOf({ days: grant.days, countsFrom: 'approval' }, now);
  const where = { id: grantId, firstUsedAt: null };
  await tenant.grant.updateMany({ where, data: { firstUsedAt: now, expiresAt } });
}

/** What the commands on one grant need of it. */
export type LockedGrant = Awaited<ReturnType<typeof lockGrant>>;

/** Reads a grant and holds its row until the transaction ends. Throws NotFound. */
export async function lockGrant(tenant: Tenant, id: string, now: Date) {
  const held = await tenant.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Grant" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  if (held.length === 0) throw new NotFound('There is no such grant.');
  const grant = await tenant.grant.findFirst({
    where: { id },
    select: {
      id: true,
      visitorId: true,
      documentId: true,
      days: true,
      expiresAt: true,
      supersededAt: true,
      visitor: { select: { email: true, name: true, company: true, title: true } },
      document: { select: { title: true, tier: true } },
      revocations: { where: { reinstatedAt: null }, select: { id: true, reason: true } },
    },
  });
  if (!grant) throw new NotFound('There is no such grant.');
  const { supersededAt, expiresAt, revocations } = grant;
  return { ...grant, state: grantState({ supersededAt, expiresAt, revoked: revocations.length > 0 }, now) };
}

/** Nobody opens a door for themselves (W02). Throws Conflict when a member acts on their own address as a visitor. */
export function refuseOwn(actor: CommandContext['actor'], visitorEmail: string, sentence: string): void {
  if (actor.kind === 'member' && sameMailbox(actor.email, visitorEmail)) throw new Conflict(sentence);
}

/** Whether two addresses reach the same person: tags after a plus sign do not count. Both are lower case. */
export function sameMailbox(one: string, other: string): boolean {
  const plain = (address: string) => address.toLowerCase().replace(/\+[^@]*(?=@)/, '');
  return plain(one) === plain(other);
}
