import type { Tenant } from '#lib/db/tenant.ts';
import type { DescribedArea } from './area-schema.ts';

/** What stands above areas, by their title; areas of which nobody said anything have no entry. */
export async function readAreaTexts(tenant: Tenant): Promise<Map<string, DescribedArea>> {
  const rows = await tenant.claimArea.findMany({
    select: { title: true, chapter: true, introduction: true, revision: true },
  });
  return new Map(rows.map((row) => [row.title, row]));
}
