import type { Tenant } from '#lib/db/tenant.ts';
import { Forbidden } from '#lib/errors.ts';
import { isBlocked } from '#lib/grant/access.ts';
import { ndaStanding } from '#lib/nda/standing.ts';
import { query } from '#lib/operation.ts';
import { parseProjection } from '#lib/portal/cache.ts';
import type { ProjectionDocument } from '#lib/portal/projection.ts';
import { readSetting } from '#lib/setting/read.ts';
import { libraryDocument } from './document.ts';
import { readAsked, readCopied, readDocuments, readGrants } from './read.ts';
import { type LibraryDocument, libraryInput } from './schema.ts';
import { libraryStates } from './states.ts';

/** What the portal shows, by id and in its order, and which of it holds a report; nothing while it is not published. */
async function listedDocuments(
  tenant: Tenant,
  organizationId: string,
  portalId: string,
): Promise<{ listed: Map<string, ProjectionDocument>; reported: Set<string | null> }> {
  const portal = await tenant.portal.findFirst({
    where: { id: portalId },
    select: { current: { select: { id: true, content: true } } },
  });
  if (!portal?.current) return { listed: new Map(), reported: new Set() };
  const { id, content } = portal.current;
  const { documents, auditReports } = parseProjection(organizationId, id, content);
  return {
    listed: new Map(documents.map((document) => [document.id, document])),
    reported: new Set(auditReports.map(({ documentId }) => documentId)),
  };
}

async function ownSignatures(tenant: Tenant, visitorId: string) {
  const rows = await tenant.ndaSignature.findMany({
    where: { visitorId },
    orderBy: { signedAt: 'desc' },
    take: 20,
    select: {
      id: true,
      signedAt: true,
      expiresAt: true,
      domain: true,
      fileId: true,
      version: { select: { number: true, title: true } },
    },
  });
  return rows.map(({ fileId, version, ...row }) => ({ ...row, ...version, filed: fileId !== null }));
}

function inOrder(documents: LibraryDocument[], listed: readonly string[]): LibraryDocument[] {
  const place = (id: string) => (listed.includes(id) ? listed.indexOf(id) : listed.length);
  // What is opened to this person comes before what is open to everybody.
  const everybody = (document: LibraryDocument) => Number(document.tier === 'public');
  return documents.toSorted(
    (one, other) =>
      libraryStates.indexOf(one.state) - libraryStates.indexOf(other.state) ||
      everybody(one) - everybody(other) ||
      place(one.documentId) - place(other.documentId) ||
      one.title.localeCompare(other.title),
  );
}

/**
 * The visitor's own page: every document of the portal and whatever else they were given or asked for, each with how it
 * stands for them; their standing under the agreement, and what they signed. A blocked visitor finds it empty.
 */
export const getLibrary = query('library:read', libraryInput, async (context, { portalId }) => {
  const { tenant, actor, organizationId, now } = context;
  if (actor.kind !== 'visitor') throw new Forbidden();
  const { visitorId } = actor;
  const visitor = await tenant.visitor.findFirstOrThrow({
    where: { id: visitorId },
    select: { name: true, email: true, company: true },
  });
  const nda = await ndaStanding(tenant, visitorId, now);
  const signatures = await ownSignatures(tenant, visitorId);
  const blocked = await isBlocked(tenant, visitorId);
  const own = { visitor, nda, signatures, blocked };
  if (blocked) return { ...own, documents: [] };
  const { listed, reported } = await listedDocuments(tenant, organizationId, portalId);
  const grants = await readGrants(tenant, visitorId, now);
  const wishes = await readAsked(tenant, visitorId);
  const copied = await readCopied(tenant, visitorId);
  const { confidentialDays } = await readSetting(tenant, 'access');
  const ids = new Set([...listed.keys(), ...grants.keys(), ...wishes.keys()]);
  const documents = (await readDocuments(tenant, [...ids])).flatMap((stored) => {
    const { id } = stored;
    const [grant, wish] = [grants.get(id) ?? null, wishes.get(id) ?? null];
    const facts = {
      stored,
      listed: listed.get(id) ?? null,
      report: reported.has(id),
      grant,
      wish,
      copied: copied.get(id) ?? null,
      nda,
      confidentialDays,
    };
    return libraryDocument(facts) ?? [];
  });
  return { ...own, documents: inOrder(documents, [...listed.keys()]) };
});

/** As `getLibrary` returns it. */
export type Library = Awaited<ReturnType<typeof getLibrary>>;
