import { Forbidden, NotFound } from '#lib/errors.ts';
import { query } from '#lib/operation.ts';
import { grantState, whyNotGrant } from './lifecycle.ts';
import { grantInput } from './schema.ts';

/** The visitor's own grant, and whether it can be renewed. Throws NotFound for anybody else's. */
export const getOwnGrant = query('library:read', grantInput, async ({ tenant, actor, now }, { grantId }) => {
  if (actor.kind !== 'visitor') throw new Forbidden();
  const grant = await tenant.grant.findFirst({
    where: { id: grantId, visitorId: actor.visitorId },
    select: {
      expiresAt: true,
      supersededAt: true,
      document: { select: { title: true } },
      revocations: { where: { reinstatedAt: null }, select: { id: true } },
    },
  });
  if (!grant) throw new NotFound('There is no such grant.');
  const state = grantState({ ...grant, revoked: grant.revocations.length > 0 }, now);
  return {
    title: grant.document.title,
    expiresAt: grant.expiresAt,
    state,
    whyNotRenew: whyNotGrant(state, 'renew'),
  };
});
