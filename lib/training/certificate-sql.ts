import { sql } from 'kysely';

/** Whether a certificate for the duty `d` waits: the duty is open, and there is nothing for its person to do. */
export const certificateWaits = sql<boolean>`EXISTS (SELECT 1 FROM "Certificate" sent
  WHERE sent."organizationId" = d."organizationId" AND sent."dutyId" = d.id AND sent.verdict IS NULL)`;
