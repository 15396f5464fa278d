import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { query } from '#lib/operation.ts';
import { suitedLocale } from '#lib/policy/read.ts';
import { portalPictureInput, portalPolicyInput, portalTextInput, portalVersionInput } from './schema.ts';

/** A version that a portal showed, with its first and last time; `endedAt` is null while it is shown. */
export type ShownVersion = {
  versionId: string;
  number: number;
  title: string;
  sha256: string;
  effectiveOn: string;
  publishedAt: Date;
  endedAt: Date | null;
  isPdf: boolean;
};

/**
 * The versions of a policy that this portal ever showed, newest first; nothing while the portal is not published. Those
 * that were never public are not among them. The policy is shown now if one of them has not ended.
 */
async function readShown(tenant: Tenant, portalId: string, policyId: string): Promise<ShownVersion[]> {
  const rows = await tenant.policyShowing.findMany({
    where: { portalId, policyId, portal: { currentProjectionId: { not: null } } },
    orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }],
    take: 500,
    select: {
      publishedAt: true,
      endedAt: true,
      version: {
        select: {
          id: true,
          number: true,
          title: true,
          sha256: true,
          fileId: true,
          publication: { select: { effectiveOn: true } },
        },
      },
    },
  });
  const versions = new Map<string, ShownVersion>();
  for (const { version, publishedAt, endedAt } of rows) {
    const { id: versionId, number, title, sha256, fileId, publication } = version;
    const first = versions.get(versionId)?.publishedAt ?? publishedAt;
    const effectiveOn = publication ? dayOf(publication.effectiveOn) : '';
    const isPdf = fileId !== null;
    const facts = { versionId, number, title, sha256: sha256 ?? '', effectiveOn, isPdf };
    versions.set(versionId, { ...facts, publishedAt: first, endedAt });
  }
  return [...versions.values()].toSorted((a, b) => b.number - a.number);
}

/** See `ShownVersion`; none where the policy was never public here. */
export const findShownVersions = query(
  'portal:view',
  portalPolicyInput,
  ({ tenant }, { portalId, policyId }) => readShown(tenant, portalId, policyId),
);

/** A version of a policy that is public now; older ones of it stay readable as long as it is. Throws NotFound. */
async function shownVersion(tenant: Tenant, portalId: string, policyId: string, number: number) {
  const versions = await readShown(tenant, portalId, policyId);
  const version = versions.find((one) => one.number === number);
  if (!version || versions.every(({ endedAt }) => endedAt !== null)) throw new NotFound();
  return version;
}

/** A language of a shown version: the one asked for, or what suits best; null for a PDF as it came. Throws NotFound. */
export const getShownText = query(
  'portal:view',
  portalTextInput,
  async ({ tenant }, { portalId, policyId, number, locale }) => {
    const { versionId } = await shownVersion(tenant, portalId, policyId, number);
    const texts = await tenant.policyText.findMany({
      where: { versionId },
      orderBy: [{ original: 'desc' }, { locale: 'asc' }],
      select: { locale: true, title: true, original: true },
    });
    const suited = suitedLocale(texts, locale);
    const text = texts.find((one) => one.locale === suited);
    if (!text) return null;
    const { body } = await tenant.policyText.findFirstOrThrow({
      where: { versionId, locale: text.locale },
      select: { body: true },
    });
    return { ...text, body, locales: texts.map((one) => one.locale) };
  },
);

/** Every language of a shown version, the one that binds first. Throws NotFound. */
export const getShownTexts = query(
  'portal:view',
  portalVersionInput,
  async ({ tenant }, { portalId, policyId, number }) => {
    const { versionId } = await shownVersion(tenant, portalId, policyId, number);
    return tenant.policyText.findMany({
      where: { versionId },
      orderBy: [{ original: 'desc' }, { locale: 'asc' }],
      select: { locale: true, title: true, original: true, body: true },
    });
  },
);

/** A picture that a shown version of a policy shows, to be opened with `openFile`. Throws NotFound for every other. */
export const getShownPicture = query(
  'portal:view',
  portalPictureInput,
  async ({ tenant }, { portalId, policyId, imageId }) => {
    const versions = await readShown(tenant, portalId, policyId);
    if (versions.every(({ endedAt }) => endedAt !== null)) throw new NotFound();
    const image = await tenant.policyImage.findFirst({
      where: { id: imageId, policyId },
      select: { fileId: true },
    });
    const named = await tenant.policyText.count({
      where: {
        versionId: { in: versions.map(({ versionId }) => versionId) },
        body: { contains: `image:${imageId}` },
      },
    });
    if (!image || named === 0) throw new NotFound();
    return sealedFile(tenant, image.fileId);
  },
);

/** The PDF that a shown version is, to be opened with `openFile`. Throws NotFound where it is a text. */
export const getShownFile = query(
  'portal:view',
  portalVersionInput,
  async ({ tenant }, { portalId, policyId, number }) => {
    const { versionId } = await shownVersion(tenant, portalId, policyId, number);
    const { fileId } = await tenant.policyVersion.findFirstOrThrow({
      where: { id: versionId },
      select: { fileId: true },
    });
    if (!fileId) throw new NotFound();
    return sealedFile(tenant, fileId);
  },
);
