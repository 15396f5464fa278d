import { type RawBuilder, sql } from 'kysely';
import type { RequestState } from './lifecycle.ts';

/** The state of the request `r`, in SQL what `requestState` of lifecycle.ts is in TypeScript. */
export const requestStateSql: RawBuilder<RequestState> = sql`CASE
  WHEN r."withdrawnAt" IS NOT NULL THEN 'withdrawn'
  WHEN r."expiredAt" IS NOT NULL THEN 'expired'
  WHEN r."submittedAt" IS NULL THEN 'unverified'
  WHEN EXISTS (SELECT 1 FROM "AccessRequestItem" i WHERE i."organizationId" = r."organizationId"
    AND i."requestId" = r.id AND i.outcome IS NULL) THEN
    CASE WHEN ${waits()} THEN 'needs-information' ELSE 'submitted' END
  WHEN NOT EXISTS (SELECT 1 FROM "AccessRequestItem" i WHERE i."organizationId" = r."organizationId"
    AND i."requestId" = r.id AND i.outcome <> 'approved') THEN 'approved'
  WHEN EXISTS (SELECT 1 FROM "AccessRequestItem" i WHERE i."organizationId" = r."organizationId"
    AND i."requestId" = r.id AND i.outcome = 'approved') THEN 'approved-in-part'
  ELSE 'denied' END`;

/** Whether the last word on the request `r` is a question to the visitor. */
export function waits(): RawBuilder<boolean> {
  return sql`coalesce((SELECT m."asksForInformation" FROM "AccessRequestMessage" m
    WHERE m."organizationId" = r."organizationId" AND m."requestId" = r.id
    ORDER BY m."sentAt" DESC, m.id DESC LIMIT 1), false)`;
}
