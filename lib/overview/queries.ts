import { may } from '#lib/auth/permissions.ts';
import { list, nothing } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { readDesk, readDue } from './read-desk.ts';
import { readNumbers } from './read-numbers.ts';
import { readStanding } from './read-standing.ts';

/**
 * The first page: what there is, how the program stands and stood, what is due and what waits. Five statements in all,
 * fewer for those who may not see a part: it is null for them.
 */
export const getOverview = list('overview:read', nothing, async ({ tenant, now, actor, organizationId }) => {
  const { today } = await readOrganizationDay(tenant, now);
  const reads = {
    standing: may(actor, 'control:list') && may(actor, 'claim:list'),
    due: may(actor, 'evidence-requirement:list'),
    desk: may(actor, 'access-request:list') && may(actor, 'portal:read'),
  };
  return {
    today,
    numbers: await readNumbers(tenant, now),
    standing: reads.standing ? await readStanding(tenant, now, today) : null,
    due: reads.due ? await readDue(tenant, now, today) : null,
    desk: reads.desk ? await readDesk(tenant, organizationId) : null,
  };
});

/** What the first page tells. */
export type Overview = Awaited<ReturnType<typeof getOverview>>;

/** Beyond so many, the navigation says that there are more. */
export const mostCounted = 99;

/** How many requests wait for a decision: the number beside the desk in the navigation, up to one more than it shows. */
export const countWaitingRequests = list('overview:read', nothing, async ({ tenant }) => {
  const some = tenant
    .selectFrom('AccessRequest')
    .select('id')
    .where('closedAt', 'is', null)
    .where('submittedAt', 'is not', null)
    .limit(mostCounted + 1);
  return (await some.execute()).length;
});
