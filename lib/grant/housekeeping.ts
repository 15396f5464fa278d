import { systemActor } from '#lib/auth/actor.ts';
import { Conflict } from '#lib/errors.ts';
import { formatDateTime } from '#lib/format.ts';
import { command, nothing, query } from '#lib/operation.ts';
import { portalPaths } from '#lib/paths.ts';
import { readSetting } from '#lib/setting/read.ts';
import { isBlocked } from './access.ts';
import { daysAfter, reminderAt, whyNotGrant } from './lifecycle.ts';
import { mailVisitor } from './mail-steps.ts';
import { grantInput } from './schema.ts';
import { lockGrant } from './steps.ts';

const batch = 200;

const findDue = query('grant:remind', nothing, async ({ tenant, now }) => {
  const { remindBeforeDays } = await readSetting(tenant, 'access');
  const ending = await tenant.grant.findMany({
    where: {
      supersededAt: null,
      remindedAt: null,
      expiresAt: { gt: now, lte: daysAfter(now, remindBeforeDays) },
      revocations: { none: { reinstatedAt: null } },
    },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    select: { id: true, days: true, expiresAt: true },
  });
  return ending
    .filter(({ days, expiresAt }) => expiresAt && reminderAt({ days, expiresAt }, remindBeforeDays) <= now)
    .slice(0, batch)
    .map((grant) => grant.id);
});

/** Reminds the holder of a grant, once, that it ends, with the way to renew it. Conflict when that is not due. */
export const remindOfExpiry = command('grant:remind', grantInput, async (context, { grantId }) => {
  const { tenant, now } = context;
  const grant = await lockGrant(tenant, grantId, now);
  const sentence = whyNotGrant(grant.state, 'remind');
  const { expiresAt } = grant;
  if (sentence || !expiresAt) throw new Conflict(sentence ?? 'The time of this grant has not begun.');
  const { count } = await tenant.grant.updateMany({
    where: { id: grantId, remindedAt: null },
    data: { remindedAt: now },
  });
  if (count === 0) throw new Conflict('The holder has been reminded already.');
  const blocked = await isBlocked(tenant, grant.visitorId);
  if (!blocked) {
    const { title } = grant.document;
    await mailVisitor(context, grant.visitor.email, (organization, t, locale) => ({
      template: 'grant-ending',
      subject: t('ending.subject', { title }),
      paragraphs: [
        t('ending.text', { organization, title, date: formatDateTime(expiresAt, 'UTC', locale) }),
        t('ending.renew'),
      ],
      action: { label: t('ending.action'), path: (portal) => portalPaths.renewGrant(portal, grantId) },
      dedupeKey: `grant-ending:${grantId}:${expiresAt.toISOString()}`,
    }));
  }
  const data = { expiresAt: expiresAt.toISOString(), mailed: !blocked };
  return { result: {}, events: [{ subject: `grant:${grantId}`, data }] };
});

/** Reminds the holders of grants that end within the organization's days of warning. Repeatable; a batch at a time. */
export async function housekeepGrants(organizationId: string): Promise<void> {
  const actor = systemActor(organizationId, 'housekeeping');
  for (const grantId of await findDue(actor, {})) {
    await remindOfExpiry(actor, { grantId }).catch((error: unknown) => {
      // Revoked, replaced or reminded of since it was found.
      if (!(error instanceof Conflict)) throw error;
    });
  }
}
