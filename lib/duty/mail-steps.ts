import { type RawBuilder, sql } from 'kysely';
import { rowsOf } from '#lib/db/statement.ts';
import { dutyLinks } from '#lib/duty-link/steps.ts';
import { queueMails } from '#lib/mail/outbox.ts';
import { localeOf } from '#lib/messages/locale.ts';
import type { CommandContext } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { workspacePaths } from '#lib/paths.ts';
import { dailyLetter } from '#lib/reminder/daily-letter.ts';
import type { WorkReminder } from '#lib/reminder/schema.ts';
import { keepReminders } from '#lib/reminder/work-steps.ts';
import { languageFor } from '#lib/setting/language-steps.ts';
import { doneByThemselves, dutyTitle } from './due-sql.ts';

/** Duties that a mail names one by one; the page of what is owed shows the rest. */
const mostNamed = 20;

type Owed = { personId: string; kind: string; title: string; dueOn: string; total: number };
type Addressee = { id: string; name: string; email: string; locale: string | null };

/** That a person got their mail of a day: there is one at most. */
export const personKey = (personId: string, today: string) => `duty-reminder:${personId}:${today}`;

/** Holds people until the end of the transaction, so that of two workers the second sees what the first has written. */
function lockPeople(context: CommandContext, personIds: readonly string[]): Promise<Addressee[]> {
  return rowsOf<Addressee>(
    context.tenant,
    sql`SELECT id, name, email, locale FROM "Person" WHERE id = ANY(CAST(${[...personIds]} AS uuid[])) ORDER BY id
      FOR NO KEY UPDATE`,
  );
}

function readOwed(context: CommandContext, personIds: readonly string[]): Promise<Owed[]> {
  return rowsOf<Owed>(
    context.tenant,
    sql`SELECT * FROM (SELECT d."personId", d.kind, ${dutyTitle} AS title, to_char(d."dueOn", 'YYYY-MM-DD') AS "dueOn",
        count(*) OVER person::int AS total, row_number() OVER (person ORDER BY d."dueOn", d.id) AS place
      FROM "Duty" d WHERE d."personId" = ANY(CAST(${[...personIds]} AS uuid[])) AND d."endedAt" IS NULL AND ${doneByThemselves}
      WINDOW person AS (PARTITION BY d."personId")) q WHERE place <= ${mostNamed} ORDER BY "dueOn", title`,
  );
}

/** Whom a mail went to, and how many duties it told of that were not told before. */
export type Told = { personIds: string[]; duties: number };

/** What a person who is a member, too, is told of their work. */
export type PersonWork = { personId: string; memberId: string; reminders: readonly WorkReminder[] };

/**
 * Writes the reminders of up to a few dozen people and their one mail of the day together: all or none. `duties` gives
 * what they are told of, by person, as rows (organizationId, dutyId, personId, daysBefore); the mail names everything they
 * owe, and of their work what stands in `works`. Whoever got a mail today already is left out.
 */
export async function tellPeople(
  context: CommandContext,
  wanted: readonly string[],
  today: string,
  duties: (personIds: readonly string[]) => RawBuilder<unknown>,
  works: readonly PersonWork[] = [],
): Promise<Told> {
  const { tenant, now } = context;
  const people = await lockPeople(context, wanted);
  const keys = people.map(({ id }) => personKey(id, today));
  const told = await tenant.mail.findMany({
    where: { dedupeKey: { in: keys } },
    select: { dedupeKey: true },
  });
  const reached = new Set(told.map(({ dedupeKey }) => dedupeKey));
  const free = people.filter(({ id }) => !reached.has(personKey(id, today)));
  const written = await rowsOf<{ personId: string; count: number }>(
    tenant,
    sql`WITH due AS (${duties(free.map(({ id }) => id))}), made AS (INSERT INTO "DutyReminder"
        ("organizationId", "dutyId", recipient, "daysBefore", "remindedAt")
        SELECT "organizationId", "dutyId", 'person', "daysBefore", ${now} FROM due ON CONFLICT DO NOTHING RETURNING 1)
      SELECT "personId", count(*)::int AS count FROM due GROUP BY 1`,
  );
  const counts = new Map(written.map(({ personId, count }) => [personId, count]));
  const workOf = new Map(works.map((work) => [work.personId, work]));
  const addressees = free.filter(({ id }) => counts.has(id) || workOf.has(id));
  const personIds = addressees.map(({ id }) => id);
  for (const id of personIds) {
    const work = workOf.get(id);
    if (work) await keepReminders(context, work.memberId, work.reminders);
  }
  const owed = Map.groupBy(await readOwed(context, personIds), ({ personId }) => personId);
  const { name, slug } = await tenant.organization.findFirstOrThrow({ select: { name: true, slug: true } });
  const owing = addressees.filter(({ id }) => owed.has(id));
  const links = await dutyLinks(context, slug, owing);
  const linkOf = new Map(owing.map(({ id }, index) => [id, links[index] ?? '']));
  const workUrl = absolute(workspacePaths.myWork(slug));
  const unnoted = await languageFor(tenant, null);
  const messages = addressees.map((person) => {
    const listed = owed.get(person.id) ?? [];
    const work = workOf.get(person.id)?.reminders ?? [];
    const reader = { name: person.name, locale: localeOf(person.locale) ?? unnoted };
    const asked = { listed, total: listed[0]?.total ?? 0, url: linkOf.get(person.id) ?? '' };
    return {
      template: 'duty-reminder',
      to: person.email,
      ...dailyLetter(reader, asked, { listed: work, url: workUrl }, { organization: name, today }),
      dedupeKey: personKey(person.id, today),
    };
  });
  await queueMails(context, messages);
  return { personIds, duties: written.reduce((sum, { count }) => sum + count, 0) };
}
