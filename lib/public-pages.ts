// Slugs are those of lib/organization/schema.ts, ids those of lib/id.ts. Only an address without a query is the same for
// everybody.
const id = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const pages = [
  '',
  `/claims/${id}`,
  `/claims/${id}/editions/[1-9][0-9]{0,8}`,
  `/policies/${id}`,
  `/policies/${id}/versions/[1-9][0-9]{0,8}(?:/in/[A-Za-z0-9-]{2,35})?`,
  '/csf/[A-Z]{2}',
  '/as-of/[0-9]{4}-[0-9]{2}-[0-9]{2}',
];
const publicPage = new RegExp(`^/trust/([a-z0-9-]{2,40})(?:${pages.join('|')})$`);

/** The slug of the portal whose public page stands at this address (path and query); null for every other address. */
export function publicPageOf(target: string): string | null {
  return publicPage.exec(target)?.[1] ?? null;
}
