import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict } from '#lib/errors.ts';
import { formatNumber } from '#lib/format.ts';

/** Most items of evidence that an organization keeps unarchived. Two added at once may pass it by one. */
export const evidenceLimit = 100_000;

/** Whether there is room for another item. @throws Conflict */
export async function requireRoomForEvidence(tenant: Tenant): Promise<void> {
  const [found] = await tenant.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM "EvidenceItem" WHERE "archivedAt" IS NULL LIMIT ${evidenceLimit}) AS kept`;
  if ((found?.count ?? 0) < evidenceLimit) return;
  throw new Conflict(
    `Your organization keeps ${formatNumber(evidenceLimit)} items of evidence, which is the most. Bring a revision of one that is there, or archive what proves nothing any more.`,
  );
}
