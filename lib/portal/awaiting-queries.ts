import { query } from '#lib/operation.ts';
import { policyInput } from '#lib/policy/schema.ts';

/** What visitors do not see yet of a public policy: nothing of it, or an earlier version. Numbers are the versions'. */
export type AwaitedPublication = { number: number; shown: number | null };

/**
 * What the portal would show of a policy when it is published next; null where visitors see what holds, where nobody is to see
 * it, and while there is no portal for anybody.
 */
export const findAwaitedPublication = query(
  'portal:read',
  policyInput,
  async ({ tenant }, { policyId }): Promise<AwaitedPublication | null> => {
    const policy = await tenant.policy.findFirst({
      where: { id: policyId, tier: 'public', retirements: { none: { restoredAt: null } } },
      select: { currentVersion: { select: { id: true, number: true } } },
    });
    const current = policy?.currentVersion;
    if (!current || (await tenant.portal.count({ where: { currentProjectionId: { not: null } } })) === 0)
      return null;
    const showing = await tenant.policyShowing.findFirst({
      where: { policyId, endedAt: null, portal: { currentProjectionId: { not: null } } },
      select: { versionId: true, version: { select: { number: true } } },
    });
    if (showing?.versionId === current.id) return null;
    return { number: current.number, shown: showing?.version.number ?? null };
  },
);
