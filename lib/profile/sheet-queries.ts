import type { Tenant } from '#lib/db/tenant.ts';
import { query } from '#lib/operation.ts';
import type { SheetToWrite } from '#lib/sheet/write.ts';
import { textOf } from './outline.ts';
import { readProfileInput } from './schema.ts';
import { type ProfileSheetRow, profileColumns, profileSheetName } from './sheet.ts';
import { endOfDay, findProfile, nothingSaid, readEntries, readOutcomes } from './stored-steps.ts';

/** Titles of the evidence that was linked to each subcategory at a moment, with the days it was collected. */
async function readLinked(tenant: Tenant, profileId: string, at: Date): Promise<Map<string, string[]>> {
  const rows = await tenant.$queryRaw<{ requirementId: string; text: string }[]>`
    SELECT l."requirementId", '- ' || i.title || ' (' || to_char(i."collectedOn", 'YYYY-MM-DD') || ')' AS text
    FROM "ProfileEvidence" l
    JOIN "EvidenceItem" i ON i."organizationId" = l."organizationId" AND i.id = l."itemId"
    WHERE l."profileId" = ${profileId}::uuid AND l."createdAt" <= ${at}
      AND (l."removedAt" IS NULL OR l."removedAt" > ${at})
    ORDER BY i."collectedOn", i.id`;
  const byId = Map.groupBy(rows, ({ requirementId }) => requirementId);
  return new Map([...byId].map(([id, found]) => [id, found.map(({ text }) => text)]));
}

/** A profile as a workbook in the shape of NIST's template, now or as of a day. Throws NotFound. */
export const getProfileSheet = query('profile:export', readProfileInput, async ({ tenant, now }, input) => {
  const { profileId, asOf } = input;
  const { name, framework } = await findProfile(tenant, profileId);
  const at = await endOfDay(tenant, asOf, now);
  const entries = await readEntries(tenant, profileId, at);
  const linked = await readLinked(tenant, profileId, at);
  const rows = (await readOutcomes(tenant, framework.id)).map((outcome): ProfileSheetRow => {
    const own = outcome.kind === 'subcategory';
    return {
      identifier: outcome.identifier,
      text: own ? textOf(outcome) : outcome.title || outcome.wording,
      entry: own ? (entries.get(outcome.id) ?? nothingSaid).entry : null,
      evidence: linked.get(outcome.id) ?? [],
    };
  });
  const sheet: SheetToWrite = {
    name: profileSheetName,
    headings: profileColumns.map(({ heading }) => heading),
    rows: rows.map((row) => profileColumns.map(({ value }) => value(row))),
    widths: profileColumns.map(({ width }) => width),
  };
  return { name, sheet };
});
