import { type RawBuilder, sql } from 'kysely';
import { rowsOf } from '#lib/db/statement.ts';
import { dutyLinks } from '#lib/duty-link/steps.ts';
import { formatDate } from '#lib/format.ts';
import { queueMails } from '#lib/mail/outbox.ts';
import { localeOf } from '#lib/messages/locale.ts';
import { translator } from '#lib/messages/translator.ts';
import type { CommandContext } from '#lib/operation.ts';
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

function letterTo(person: Addressee, owed: readonly Owed[], organization: string, today: string) {
  const locale = localeOf(person.locale) ?? 'en';
  const t = translator('reminder', locale);
  const lineOf = ({ title, dueOn }: Owed) => {
    const values = { title, day: formatDate(new Date(dueOn), 'UTC', locale) };
    return `- ${dueOn < today ? t('lineLate', values) : t('line', values)}`;
  };
  const total = owed[0]?.total ?? 0;
  const late = owed.filter(({ dueOn }) => dueOn < today).length;
  const more = total - owed.length;
  const said = { count: late > 0 ? late : total, organization, title: owed[0]?.title ?? '' };
  return {
    locale,
    subject: late > 0 ? t('subjectLate', said) : t('subject', said),
    paragraphs: [
      t('intro', { name: person.name, organization }),
      [...owed.map(lineOf), ...(more > 0 ? [t('more', { count: more })] : [])].join('\n'),
      t('once'),
      t('private'),
    ],
    label: t('open'),
  };
}

/** Whom a mail went to, and how many duties it told of that were not told before. */
export type Told = { personIds: string[]; duties: number };

/**
 * Writes the reminders of up to a few dozen people and their one mail of the day together: all or none. `duties` gives
 * what they are told of, by person, as rows (organizationId, dutyId, personId, daysBefore); the mail names everything they
 * owe. Whoever got a mail today already is left out.
 */
export async function tellPeople(
  context: CommandContext,
  wanted: readonly string[],
  today: string,
  duties: (personIds: readonly string[]) => RawBuilder<unknown>,
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
  const addressees = free.filter(({ id }) => counts.has(id));
  const personIds = addressees.map(({ id }) => id);
  const owed = Map.groupBy(await readOwed(context, personIds), ({ personId }) => personId);
  const { name, slug } = await tenant.organization.findFirstOrThrow({ select: { name: true, slug: true } });
  const links = await dutyLinks(context, slug, addressees);
  const messages = addressees.map((person, index) => {
    const { label, ...letter } = letterTo(person, owed.get(person.id) ?? [], name, today);
    return {
      template: 'duty-reminder',
      to: person.email,
      ...letter,
      action: { label, url: links[index] ?? '' },
      dedupeKey: personKey(person.id, today),
    };
  });
  await queueMails(context, messages);
  return { personIds, duties: written.reduce((sum, { count }) => sum + count, 0) };
}
