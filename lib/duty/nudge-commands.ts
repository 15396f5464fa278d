import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { awayCondition } from '#lib/absence/away-sql.ts';
import { systemActor } from '#lib/auth/actor.ts';
import { rowsOf } from '#lib/db/statement.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { type CommandContext, command, list } from '#lib/operation.ts';
import { organizationDay, readOrganizationDay } from '#lib/organization/read.ts';
import { id } from '#lib/text.ts';
import { nudgeAllInput, nudgeInput } from './campaign-schema.ts';
import { tellPeople } from './mail-steps.ts';

const batch = 50;
/** People that an answer names one by one. */
const mostNamed = 10;

// A nudge counts as a reminder at the days that are left, so that the next one planned still comes.
const openFor =
  (policyId: string, today: string) =>
  (personIds: readonly string[]): RawBuilder<unknown> =>
    sql`SELECT d."organizationId", d.id AS "dutyId", d."personId", d."dueOn" - CAST(${today} AS date) - d."pausedDays" AS "daysBefore"
    FROM "Duty" d WHERE d."policyId" = ${policyId}::uuid AND d."endedAt" IS NULL AND NOT ${awayCondition('d', today)}
      AND d."personId" = ANY(CAST(${[...personIds]} AS uuid[]))`;

type Chosen = { personId: string; name: string; open: boolean; away: boolean };

async function readChosen(
  context: CommandContext,
  { policyId, dutyIds }: z.output<typeof nudgeInput>,
  today: string,
) {
  const chosen = await rowsOf<Chosen>(
    context.tenant,
    sql`SELECT p.id AS "personId", p.name, d."endedAt" IS NULL AS open, ${awayCondition('d', today)} AS away
      FROM "Duty" d
      JOIN "Person" p ON p."organizationId" = d."organizationId" AND p.id = d."personId"
      WHERE d."policyId" = ${policyId}::uuid AND d.id = ANY(CAST(${[...dutyIds]} AS uuid[])) ORDER BY p.name, p.id`,
  );
  if (chosen.length === 0) throw new NotFound('There is no such duty.');
  return chosen;
}

function whyNotTold({ open, away }: Chosen): string {
  if (!open) return 'owes nothing any more';
  return away ? 'is away' : 'got a mail today';
}

/** Whom a nudge reached, and whom it left out, with why. `more`: left out, but not named. */
export type Nudged = { told: number; skipped: { name: string; why: string }[]; more: number };

/**
 * Reminds chosen people now, in their one mail of the day; whoever got one today, is away, or owes nothing any more, is
 * left out and named. Throws NotFound.
 */
export const nudge = command('duty:remind', nudgeInput, async (context, input) => {
  const { policyId } = input;
  const { today } = await organizationDay(context.tenant, context.now);
  const chosen = await readChosen(context, input, today);
  const open = [...new Set(chosen.filter((one) => one.open).map(({ personId }) => personId))];
  const told = open.length > 0 ? await tellPeople(context, open, today, openFor(policyId, today)) : null;
  const reached = new Set(told?.personIds);
  const skipped = chosen
    .filter(({ personId }) => !reached.has(personId))
    .map((one) => ({ name: one.name, why: whyNotTold(one) }));
  const result: Nudged = {
    told: reached.size,
    skipped: skipped.slice(0, mostNamed),
    more: Math.max(0, skipped.length - mostNamed),
  };
  const data = { personIds: [...reached], skipped: skipped.length };
  return { result, events: [{ subject: `policy:${policyId}`, data }] };
});

const mailedToday = (
  today: string,
) => sql<boolean>`EXISTS (SELECT 1 FROM "Mail" m WHERE m."organizationId" = d."organizationId"
  AND m."dedupeKey" = 'duty-reminder:' || d."personId"::text || ':' || ${today})`;

/**
 * Reminds everybody who has not confirmed a policy, by a job: they may be thousands. Returns how many will get a mail, and
 * how many got theirs today already. Throws Conflict where nobody is left to remind.
 */
export const nudgeAll = command('duty:remind', nudgeAllInput, async (context, { policyId }) => {
  const { tenant, now, enqueue } = context;
  const { today } = await organizationDay(tenant, now);
  const [counts] = await rowsOf<{ told: number; skipped: number }>(
    tenant,
    sql`SELECT count(*) FILTER (WHERE NOT ${mailedToday(today)})::int AS told,
        count(*) FILTER (WHERE ${mailedToday(today)})::int AS skipped
      FROM "Duty" d WHERE d."policyId" = ${policyId}::uuid AND d."endedAt" IS NULL AND NOT ${awayCondition('d', today)}`,
  );
  const { told = 0, skipped = 0 } = counts ?? {};
  if (told === 0)
    throw new Conflict(
      skipped > 0
        ? 'Everybody who has not confirmed got a mail today already.'
        : 'Everybody has confirmed, or is away.',
    );
  await enqueue('duty-nudge', { policyId });
  return {
    result: { told, skipped },
    events: [{ subject: `policy:${policyId}`, data: { everybody: true, told, skipped } }],
  };
});

const findUntold = list('duty:remind', nudgeAllInput, async ({ tenant, now }, { policyId }) => {
  const { today } = await readOrganizationDay(tenant, now);
  const { rows } = await sql<{ personId: string }>`SELECT d."personId" FROM "Duty" d
    WHERE d."policyId" = ${policyId}::uuid AND d."endedAt" IS NULL AND NOT ${mailedToday(today)}
      AND NOT ${awayCondition('d', today)} ORDER BY 1`.execute(tenant);
  return { today, personIds: rows.map(({ personId }) => personId) };
});

const nudgeSome = command(
  'duty:remind',
  z.strictObject({ policyId: id, today: z.iso.date(), personIds: z.array(id).max(batch) }),
  async (context, { policyId, today, personIds }) => {
    const told = await tellPeople(context, personIds, today, openFor(policyId, today));
    const data = { personIds: told.personIds, duties: told.duties };
    return { result: told.personIds.length, events: [{ subject: `policy:${policyId}`, data }] };
  },
);

/** Does what `nudgeAll` asked for. Repeatable: nobody gets two mails on a day. Returns how many mails. */
export async function nudgeEverybody(organizationId: string, policyId: string): Promise<number> {
  const actor = systemActor(organizationId, 'duty-nudge');
  const { today, personIds } = await findUntold(actor, { policyId });
  let told = 0;
  for (let from = 0; from < personIds.length; from += batch)
    told += await nudgeSome(actor, { policyId, today, personIds: personIds.slice(from, from + batch) });
  return told;
}
