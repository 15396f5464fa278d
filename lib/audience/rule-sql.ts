import { type RawBuilder, sql } from 'kysely';
import type { AudienceRule } from './schema.ts';

// The truth is audience_means() of the migration 0830; "Audience".rule can be given to it as it is, for many audiences at once.

/** Whether the person `p` is with us on a day (`2026-11-22`): started, and not left. On the day they leave they are gone. */
export function presentCondition(today: string): RawBuilder<boolean> {
  return sql<boolean>`((p."startedOn" IS NULL OR p."startedOn" <= CAST(${today} AS date))
    AND (p."leftOn" IS NULL OR p."leftOn" > CAST(${today} AS date)))`;
}

/** Whether a rule means the person `p`, with us or not: for what is due before somebody starts. */
export function ruleCondition(rule: AudienceRule): RawBuilder<boolean> {
  return sql<boolean>`audience_means(CAST(${JSON.stringify(rule)} AS jsonb), p.team, p.role, p.location, p."startedOn")`;
}

/** Whether the person `p` of `"Person" p` is in an audience on a day: meant by its rule, and with us. */
export function audienceCondition(rule: AudienceRule, today: string): RawBuilder<boolean> {
  return sql<boolean>`(${ruleCondition(rule)} AND ${presentCondition(today)})`;
}
