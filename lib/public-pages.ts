// Slugs are those of lib/organization/schema.ts. Only an address without a query is the same for everybody.
const publicPage = /^\/trust\/([a-z0-9-]{2,40})$/;

/** The slug of the portal whose public page stands at this address (path and query); null for every other address. */
export function publicPageOf(target: string): string | null {
  return publicPage.exec(target)?.[1] ?? null;
}
