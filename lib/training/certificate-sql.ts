import { type RawBuilder, sql } from 'kysely';
import { presentCondition } from '#lib/audience/rule-sql.ts';

/** Whether a certificate for the duty `d` waits: the duty is open, and there is nothing for its person to do. */
export const certificateWaits = sql<boolean>`EXISTS (SELECT 1 FROM "Certificate" sent
  WHERE sent."organizationId" = d."organizationId" AND sent."dutyId" = d.id AND sent.verdict IS NULL)`;

/**
 * Whether the certificate `c` waits for somebody to check it: its person is with us and owes the course still. Both are looked up,
 * not joined: where many came at once, joins of what the database has not counted yet took seconds for a thousand.
 */
export function waitsForCheck(today: string): RawBuilder<boolean> {
  return sql<boolean>`(c.verdict IS NULL
    AND (EXISTS (SELECT 1 FROM "Duty" d WHERE d."organizationId" = c."organizationId" AND d.id = c."dutyId"
      AND d."endedAt" IS NULL)) IS TRUE
    AND (EXISTS (SELECT 1 FROM "Person" p WHERE p."organizationId" = c."organizationId" AND p.id = c."personId"
      AND ${presentCondition(today)})) IS TRUE)`;
}
