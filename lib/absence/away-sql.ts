import { type RawBuilder, sql } from 'kysely';

const rows = (person: 'p' | 'm' | 'd', today: string) => {
  const id = person === 'd' ? sql.ref('d.personId') : sql.ref(`${person}.id`);
  return sql`FROM "Absence" away WHERE away."organizationId" = ${sql.ref(`${person}.organizationId`)} AND away."personId" = ${id}
    AND away."removedAt" IS NULL AND away."startsOn" <= CAST(${today} AS date) AND away."backOn" > CAST(${today} AS date)`;
};

/** Whether the person `p`, their manager `m` or whose duty `d` is, is away on a day (`2026-11-22`). */
export function awayCondition(person: 'p' | 'm' | 'd', today: string): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (SELECT 1 ${rows(person, today)})`;
}

/** The first day on which the person `p` is back (`2026-11-22`); null where they are not away. */
export function backOnOf(today: string): RawBuilder<string | null> {
  return sql<string | null>`(SELECT to_char(max(away."backOn"), 'YYYY-MM-DD') ${rows('p', today)})`;
}
