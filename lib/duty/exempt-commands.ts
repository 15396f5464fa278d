import { sql } from 'kysely';
import { z } from 'zod';
import { rowsOf } from '#lib/db/statement.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { isOneself } from '#lib/person/oneself.ts';
import { id, line } from '#lib/text.ts';
import { followUp } from '#lib/training/steps.ts';
import { subjectColumn } from './owed-sql.ts';
import type { DutyKind } from './schema.ts';

const chosen = z.array(id).min(1, 'Please choose somebody.').max(100, 'At most 100 at a time.');

export const exemptInput = z.strictObject({ dutyIds: chosen, reason: line('Reason', 500) });
export const askAgainInput = z.strictObject({ dutyIds: chosen });

type Chosen = {
  id: string;
  kind: DutyKind;
  subjectId: string;
  personId: string;
  memberId: string | null;
  outcome: string | null;
  ended: boolean;
};

async function lockChosen({ tenant }: CommandContext, dutyIds: readonly string[]): Promise<Chosen[]> {
  const duties = await rowsOf<Chosen>(
    tenant,
    sql`SELECT d.id, d.kind, coalesce(d."policyId", d."courseId", d."checkId") AS "subjectId", d."personId", p."memberId",
        d.outcome, d."endedAt" IS NOT NULL AS ended
      FROM "Duty" d JOIN "Person" p ON p."organizationId" = d."organizationId" AND p.id = d."personId"
      WHERE d.id = ANY(CAST(${[...dutyIds]} AS uuid[])) ORDER BY d.id FOR NO KEY UPDATE OF d`,
  );
  if (duties.length < new Set(dutyIds).size) throw new NotFound('There is no such duty.');
  if (duties.some(({ kind }) => kind === 'check'))
    throw new Conflict('Whether somebody is exempt from a check is recorded at the check.');
  return duties;
}

/** Of one policy or course, its event; of several, the organization's. */
function eventOf(organizationId: string, duties: readonly Chosen[], exempt: boolean) {
  const [first] = duties;
  const alike = duties.every(({ subjectId }) => subjectId === first?.subjectId);
  const noun = first?.kind === 'training' ? ('course' as const) : ('policy' as const);
  const subject =
    first && alike ? (`${noun}:${first.subjectId}` as const) : (`organization:${organizationId}` as const);
  const dutyIds = duties.map(({ id }) => id);
  return { subject, data: { exempt, dutyIds, personIds: duties.map(({ personId }) => personId) } };
}

/** Whoever is exempt is not counted: the figure that proves the controls of a course is another. */
async function measureAnew(context: CommandContext, duties: readonly Chosen[]): Promise<void> {
  const courses = duties.filter(({ kind }) => kind === 'training').map(({ subjectId }) => subjectId);
  for (const courseId of new Set(courses)) await followUp(context, courseId);
}

/**
 * Frees people from what they owe, with a reason: of a policy until its next material version, of a course for good. What has
 * ended meanwhile is left alone. Returns how many. Throws NotFound; Conflict for a check, for one's own, and where nothing is open.
 */
export const exemptDuties = command('duty:exempt', exemptInput, async (context, { dutyIds, reason }) => {
  const { tenant, organizationId, now, by, actor } = context;
  const duties = (await lockChosen(context, dutyIds)).filter(({ ended }) => !ended);
  if (duties.length === 0) throw new Conflict('They owe this no longer. Please reload.');
  if (duties.some((one) => isOneself(actor, one)))
    throw new Conflict('Nobody frees themselves. Please ask a colleague to do it.');
  await tenant.duty.updateMany({
    where: { id: { in: duties.map(({ id }) => id) }, endedAt: null },
    data: { endedAt: now, outcome: 'exempt' },
  });
  await tenant.dutyExemption.createMany({
    data: duties.map((duty) => ({
      organizationId,
      id: newId(),
      dutyId: duty.id,
      reason,
      exemptedAt: now,
      exemptedBy: by,
    })),
  });
  await measureAnew(context, duties);
  // Not why: the log has more readers than may know it.
  return { result: duties.length, events: [eventOf(organizationId, duties, true)] };
});

/** Takes exemptions back: what was owed is owed again, by its old day. Returns how many. Throws NotFound, Conflict. */
export const askAgain = command('duty:exempt', askAgainInput, async (context, { dutyIds }) => {
  const { tenant, organizationId, now, by, enqueue } = context;
  const duties = (await lockChosen(context, dutyIds)).filter(({ outcome }) => outcome === 'exempt');
  for (const { id: dutyId, kind, subjectId, personId } of duties) {
    const ended = await tenant.dutyExemption.updateMany({
      where: { dutyId, endedAt: null },
      data: { endedAt: now, endedBy: by },
    });
    const open = await tenant.duty.count({
      where: { [subjectColumn[kind]]: subjectId, personId, endedAt: null },
    });
    if (ended.count > 0 && open === 0)
      await tenant.duty.updateMany({ where: { id: dutyId }, data: { endedAt: null, outcome: null } });
  }
  if (duties.length === 0) throw new Conflict('None of them is exempt. Please reload.');
  // What ended meanwhile for another cause (they left, a newer version) ends again at once.
  for (const { kind, subjectId } of new Map(duties.map((duty) => [duty.subjectId, duty])).values())
    await enqueue('duty-reconcile', { kind, subjectId });
  await measureAnew(context, duties);
  return { result: duties.length, events: [eventOf(organizationId, duties, false)] };
});
