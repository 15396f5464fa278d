import { NotFound } from '#lib/errors.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { list, nothing, query } from '#lib/operation.ts';
import { cachedProjection, parseProjection } from './cache.ts';
import { type Change, differences } from './difference.ts';
import { readPolicyTexts } from './policies.ts';
import { type Projection, sealProjection } from './projection.ts';
import { readDraft } from './read.ts';
import { type ScanFinding, scanProjection } from './scan.ts';
import { logoInput, portalInput } from './schema.ts';

/** What the public sees now, and since when. */
export type PublishedPortal = {
  portalId: string;
  projectionId: string;
  number: number;
  sha256: string;
  publishedAt: Date;
  projection: Projection;
};

/** The portal's current projection, or null when it is not published: the only read of visitors' pages. */
export const findPublishedPortal = list(
  'portal:view',
  portalInput,
  async ({ tenant, organizationId }, { portalId }): Promise<PublishedPortal | null> => {
    const current = await tenant
      .selectFrom('Portal')
      .innerJoin('Projection', (join) =>
        join
          .onRef('Projection.organizationId', '=', 'Portal.organizationId')
          .onRef('Projection.id', '=', 'Portal.currentProjectionId'),
      )
      .where('Portal.id', '=', portalId)
      .select(['Projection.id', 'Projection.number', 'Projection.sha256', 'Projection.publishedAt'])
      .executeTakeFirst();
    if (!current) return null;
    const { id: projectionId, ...facts } = current;
    const cached = cachedProjection(organizationId, projectionId);
    if (cached) return { portalId, projectionId, ...facts, projection: cached };
    const { content } = await tenant
      .selectFrom('Projection')
      .where('id', '=', projectionId)
      .select('content')
      .executeTakeFirstOrThrow();
    const projection = parseProjection(organizationId, projectionId, content);
    return { portalId, projectionId, ...facts, projection };
  },
);

/** The portal as its editors see it. `published` is null while nothing is public. */
export type PortalState = {
  id: string;
  slug: string;
  draft: Projection;
  draftSha256: string;
  published: { number: number; sha256: string; publishedAt: Date; publishedBy: string } | null;
  changes: Change[];
  /** What must be corrected or confirmed before the draft is published. */
  findings: ScanFinding[];
};

/** The organization's portal: its draft, what is public, and the difference. Throws NotFound. */
export const getPortal = query(
  'portal:read',
  nothing,
  async ({ tenant, organizationId, now }): Promise<PortalState> => {
    const portal = await tenant.portal.findFirst({
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        slug: true,
        current: {
          select: {
            id: true,
            number: true,
            sha256: true,
            publishedAt: true,
            publishedBy: true,
            content: true,
          },
        },
      },
    });
    if (!portal) throw new NotFound();
    const { id, slug, current } = portal;
    const draft = await readDraft(tenant, id, now);
    const draftSha256 = sealProjection(draft).sha256;
    const of = async (before: Projection | null) => ({
      changes: differences(before, draft),
      findings: scanProjection(draft, before, await readPolicyTexts(tenant, draft, before)),
    });
    if (!current) return { id, slug, draft, draftSha256, published: null, ...(await of(null)) };
    const { id: projectionId, content, ...published } = current;
    const before = parseProjection(organizationId, projectionId, content);
    return { id, slug, draft, draftSha256, published, ...(await of(before)) };
  },
);

/** Earlier and current projections, newest first: when each was public and by whom. At most 100. */
export const listProjections = query('portal:read', portalInput, ({ tenant }, { portalId }) =>
  tenant.projection.findMany({
    where: { portalId },
    orderBy: { number: 'desc' },
    select: {
      id: true,
      number: true,
      sha256: true,
      publishedAt: true,
      publishedBy: true,
      withdrawnAt: true,
      withdrawnBy: true,
    },
    take: 100,
  }),
);

/** The logo that the current projection names, to be opened with `openFile`. Throws NotFound for every other file. */
export const getPublishedLogo = query(
  'portal:view',
  logoInput,
  async ({ tenant, organizationId }, { portalId, fileId }) => {
    const portal = await tenant.portal.findFirst({
      where: { id: portalId },
      select: { current: { select: { id: true, content: true } } },
    });
    if (!portal?.current) throw new NotFound();
    const { logo } = parseProjection(organizationId, portal.current.id, portal.current.content);
    if (logo?.fileId !== fileId) throw new NotFound();
    return sealedFile(tenant, fileId);
  },
);

/** The draft's logo, to be opened with `openFile`. Throws NotFound when it has none. */
export const getDraftLogo = query('portal:read', portalInput, async ({ tenant }, { portalId }) => {
  const portal = await tenant.portal.findFirst({ where: { id: portalId }, select: { logoFileId: true } });
  if (!portal?.logoFileId) throw new NotFound();
  return sealedFile(tenant, portal.logoFileId);
});
