import type { Actor } from '#lib/auth/actor.ts';
import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { isAuditorOf, mayEnter } from './entry.ts';
import { engagementState, whyNotEngagement } from './lifecycle.ts';

type Handle = { tenant: Tenant; actor: Actor; now: Date };

/** An engagement that somebody may look into: its framework and period are all that is seen through it. */
export type EnteredEngagement = {
  id: string;
  name: string;
  frameworkId: string;
  framework: string;
  periodStartOn: string;
  periodEndOn: string;
  beginsOn: string;
  endsOn: string;
  revision: number;
  createdAt: Date;
  createdBy: string;
  closedAt: Date | null;
  today: string;
  timeZone: string;
  /** Whether the actor is one of its auditors, not (only) one of the team. */
  asAuditor: boolean;
  memberIds: string[];
};

const columns = {
  id: true,
  name: true,
  frameworkId: true,
  periodStartOn: true,
  periodEndOn: true,
  beginsOn: true,
  endsOn: true,
  revision: true,
  createdAt: true,
  createdBy: true,
  closedAt: true,
  framework: { select: { title: true, version: true } },
  auditors: { select: { memberId: true } },
} as const;

/**
 * The engagement, if this actor may look into it: the team always, its own auditors while it is open. Everybody else, and
 * an auditor before it begins or when it is over or closed, is told that there is none. @throws NotFound
 */
export async function enterEngagement(
  { tenant, actor, now }: Handle,
  id: string,
): Promise<EnteredEngagement> {
  const row = await tenant.engagement.findFirst({ where: { id }, select: columns });
  const { today, timeZone } = await organizationDay(tenant, now);
  const missing = new NotFound('There is no such engagement.');
  if (!row) throw missing;
  const { auditors, framework, ...rest } = row;
  const memberIds = auditors.map(({ memberId }) => memberId);
  const entered = {
    ...rest,
    framework: `${framework.title} ${framework.version}`,
    periodStartOn: dayOf(row.periodStartOn),
    periodEndOn: dayOf(row.periodEndOn),
    beginsOn: dayOf(row.beginsOn),
    endsOn: dayOf(row.endsOn),
  };
  const facts = { ...entered, memberIds };
  if (!mayEnter(actor, facts, today)) throw missing;
  return { ...facts, today, timeZone, asAuditor: isAuditorOf(actor, facts, today) };
}

/** Holds an engagement, so that what is said of it stays true until the commit. @throws NotFound */
export async function lockEngagement(tenant: Tenant, id: string): Promise<void> {
  const rows = await tenant.$queryRaw<unknown[]>`
    SELECT id FROM "Engagement" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new NotFound('There is no such engagement.');
}

/** Throws Conflict with the sentence of the table where the verb is not possible now. */
export function requirePossible(
  engagement: Pick<EnteredEngagement, 'beginsOn' | 'endsOn' | 'closedAt' | 'today'>,
  verb: 'change' | 'close' | 'reopen',
): void {
  const why = whyNotEngagement(engagementState(engagement, engagement.today), verb);
  if (why) throw new Conflict(why);
}
