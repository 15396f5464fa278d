import { NotFound } from '#lib/errors.ts';
import { nothing, query } from '#lib/operation.ts';
import { readSetting } from '#lib/setting/read.ts';
import { mergedInto } from '#lib/visitor/merge-steps.ts';
import { cutoffs, dueLeavers, dueMails, dueRequests, dueSignatures, dueVisitors, dueWaivers } from './due.ts';
import { type DueCounts, erasedVisitorInput } from './schema.ts';

const most = 1000;

/** What the next runs of the chore would erase, each counted up to a thousand. */
export const previewErasure = query(
  'erasure:preview',
  nothing,
  async ({ tenant, now }): Promise<DueCounts> => {
    const before = cutoffs(await readSetting(tenant, 'privacy'), now);
    return {
      visitors: (await dueVisitors(tenant, before.visitors, most)).length,
      persons: (await dueLeavers(tenant, before.persons, most)).length,
      requests: (await dueRequests(tenant, before.requests, most)).length,
      signatures: (await dueSignatures(tenant, before.signatures, most)).length,
      waivers: (await dueWaivers(tenant, before.signatures, most)).length,
      mails: (await dueMails(tenant, before.requests, most)).length,
    };
  },
);

/** What erasing a visitor would end and take away, and what is kept until when. Throws NotFound. */
export const previewVisitorErasure = query(
  'visitor:erase',
  erasedVisitorInput,
  async ({ tenant, now }, { visitorId }) => {
    const visitor = await tenant.visitor.findFirst({
      where: { id: visitorId },
      select: { id: true, name: true, email: true, mergedIntoId: true, erasedAt: true },
    });
    if (!visitor) throw new NotFound('There is no such visitor.');
    const merged = await mergedInto(tenant, visitorId);
    const ids = { in: [visitorId, ...merged.map(({ id }) => id)] };
    const { keepSignatureMonths } = await readSetting(tenant, 'privacy');
    const signatures = await tenant.ndaSignature.findMany({
      where: { visitorId: ids, erasedAt: null },
      orderBy: { expiresAt: 'desc' },
      select: { id: true, expiresAt: true },
    });
    const proofs = await tenant.ndaWaiver.count({ where: { visitorId: ids, proofFileId: { not: null } } });
    const open = { supersededAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
    return {
      ...visitor,
      formerly: merged.map(({ email }) => email),
      keepSignatureMonths,
      signatures: signatures.length,
      lastSignatureEndsAt: signatures[0]?.expiresAt ?? null,
      proofs,
      sessions: await tenant.session.count({
        where: { visitorId: ids, endedAt: null, expiresAt: { gt: now } },
      }),
      grants: await tenant.grant.count({ where: { visitorId: ids, ...open } }),
      openRequests: await tenant.accessRequest.count({ where: { visitorId: ids, closedAt: null } }),
      copies: await tenant.copy.count({ where: { visitorId: ids } }),
      blocked: (await tenant.visitorBlock.count({ where: { visitorId: ids, liftedAt: null } })) > 0,
    };
  },
);
