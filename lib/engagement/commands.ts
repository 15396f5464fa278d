import { dateOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, Stale } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { tellAuditors } from './mail-steps.ts';
import { changeEngagementInput, engagementInput, engagementLimit, openEngagementInput } from './schema.ts';
import { enterEngagement, lockEngagement, requirePossible } from './steps.ts';

type Days = Record<'periodStartOn' | 'periodEndOn' | 'beginsOn' | 'endsOn', string>;

const date = (day: string) => dateOf(day) ?? new Date(0);
const datesOf = ({ periodStartOn, periodEndOn, beginsOn, endsOn }: Days) => ({
  periodStartOn: date(periodStartOn),
  periodEndOn: date(periodEndOn),
  beginsOn: date(beginsOn),
  endsOn: date(endsOn),
});

/** Throws Invalid unless each is a member here with the role of an auditor. */
async function requireAuditors(tenant: Tenant, memberIds: readonly string[]): Promise<void> {
  const found = await tenant.member.count({
    where: { id: { in: [...memberIds] }, removedAt: null, roles: { some: { role: 'auditor' } } },
  });
  if (found < memberIds.length)
    throw new Invalid([{ path: 'memberIds', message: 'Please choose members with the role of an auditor.' }]);
}

async function addAuditors(context: CommandContext, engagementId: string, memberIds: readonly string[]) {
  const { tenant, organizationId, now, by } = context;
  await tenant.engagementAuditor.createMany({
    data: memberIds.map((memberId) => ({
      organizationId,
      engagementId,
      memberId,
      addedAt: now,
      addedBy: by,
    })),
  });
}

/** Opens an engagement, tells its auditors by mail, and returns its id. Throws Invalid. */
export const openEngagement = command('engagement:open', openEngagementInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { name, frameworkId, memberIds } = input;
  const framework = await tenant.framework.count({ where: { id: frameworkId, archivedAt: null } });
  if (framework === 0)
    throw new Invalid([{ path: 'frameworkId', message: 'Please choose a framework in use.' }]);
  await requireAuditors(tenant, memberIds);
  if ((await tenant.engagement.count({ where: { closedAt: null } })) >= engagementLimit)
    throw new Invalid(`At most ${engagementLimit} engagements are open at once. Please close some first.`);
  const id = newId();
  const row = { organizationId, id, name, frameworkId, createdAt: now, createdBy: by };
  await tenant.engagement.create({ data: { ...row, ...datesOf(input) }, select: { id: true } });
  await addAuditors(context, id, memberIds);
  await tellAuditors(context, { id, ...input }, memberIds);
  const { periodStartOn, periodEndOn, beginsOn, endsOn } = input;
  const data = { frameworkId, periodStartOn, periodEndOn, beginsOn, endsOn, memberIds };
  return { result: id, events: [{ subject: `engagement:${id}`, data }] };
});

/**
 * Changes the name, the days and the auditors of an engagement; those who are new are told. Throws NotFound, Invalid;
 * Conflict where it is closed or not at the revision that was seen.
 */
export const changeEngagement = command(
  'engagement:change',
  changeEngagementInput,
  async (context, input) => {
    const { tenant } = context;
    const { engagementId: id, revision, name, memberIds } = input;
    await lockEngagement(tenant, id);
    const engagement = await enterEngagement(context, id);
    requirePossible(engagement, 'change');
    if (engagement.revision !== revision) throw new Stale('this engagement');
    const added = memberIds.filter((one) => !engagement.memberIds.includes(one));
    const removed = engagement.memberIds.filter((one) => !memberIds.includes(one));
    await requireAuditors(tenant, added);
    await tenant.engagement.updateMany({
      where: { id },
      data: { name, ...datesOf(input), revision: { increment: 1 } },
    });
    await tenant.engagementAuditor.deleteMany({ where: { engagementId: id, memberId: { in: removed } } });
    await addAuditors(context, id, added);
    await tellAuditors(context, { id, ...input }, added);
    const { periodStartOn, periodEndOn, beginsOn, endsOn } = input;
    const data = { periodStartOn, periodEndOn, beginsOn, endsOn, added, removed };
    return { result: undefined, events: [{ subject: `engagement:${id}`, data }] };
  },
);

/** Closes an engagement: its auditors see nothing of it from now on. Throws NotFound; Conflict when it is closed. */
export const closeEngagement = command(
  'engagement:close',
  engagementInput,
  async (context, { engagementId }) => {
    const { tenant, now, by } = context;
    requirePossible(await enterEngagement(context, engagementId), 'close');
    const { count } = await tenant.engagement.updateMany({
      where: { id: engagementId, closedAt: null },
      data: { closedAt: now, closedBy: by },
    });
    if (count === 0) throw new Conflict('This engagement is closed already.');
    return { result: undefined, events: [{ subject: `engagement:${engagementId}` }] };
  },
);

/** Opens a closed engagement again. Throws NotFound; Conflict when it is not closed. */
export const reopenEngagement = command(
  'engagement:close',
  engagementInput,
  async (context, { engagementId }) => {
    requirePossible(await enterEngagement(context, engagementId), 'reopen');
    const { count } = await context.tenant.engagement.updateMany({
      where: { id: engagementId, closedAt: { not: null } },
      data: { closedAt: null, closedBy: null },
    });
    if (count === 0) throw new Conflict('This engagement is not closed.');
    const data = { reopened: true };
    return { result: undefined, events: [{ subject: `engagement:${engagementId}`, data }] };
  },
);
