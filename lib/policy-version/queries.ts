import { NotFound } from '#lib/errors.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { query } from '#lib/operation.ts';
import { suitedLocale } from '#lib/policy/read.ts';
import { comparisonInput, policyPictureInput } from './schema.ts';

/** A picture of a policy, to be opened with `openFile`. @throws NotFound */
export const getPolicyPicture = query(
  'policy:read',
  policyPictureInput,
  async ({ tenant }, { policyId, imageId }) => {
    const image = await tenant.policyImage.findFirst({
      where: { id: imageId, policyId },
      select: { fileId: true },
    });
    if (!image) throw new NotFound();
    return sealedFile(tenant, image.fileId);
  },
);

/**
 * Two versions of a policy in one language that both have, with all versions and languages there are to choose from. A text
 * is null where a version is a PDF as it came, or has not that language. @throws NotFound
 */
export const getComparison = query('policy:read', comparisonInput, async ({ tenant }, input) => {
  const policy = await tenant.policy.findFirst({
    where: { id: input.policyId },
    select: {
      id: true,
      title: true,
      identifier: true,
      currentVersionId: true,
      versions: {
        orderBy: { number: 'desc' },
        take: 500,
        select: {
          id: true,
          number: true,
          title: true,
          fileId: true,
          closedAt: true,
          publication: { select: { effectiveOn: true } },
          texts: { orderBy: { locale: 'asc' }, select: { locale: true, original: true } },
        },
      },
    },
  });
  if (!policy) throw new NotFound('There is no such policy.');
  const { versions, ...facts } = policy;
  const to = input.to === undefined ? versions[0] : versions.find(({ number }) => number === input.to);
  const former = to && versions.find(({ number }) => number < to.number);
  const from = input.from === undefined ? former : versions.find(({ number }) => number === input.from);
  if (!to || (input.from !== undefined && !from)) throw new NotFound('There is no such version.');
  const common = to.texts.filter(({ locale }) => from?.texts.some((text) => text.locale === locale));
  const locale = suitedLocale(common, input.locale ?? '');
  const bodyOf = async (versionId: string | undefined) => {
    if (!versionId || !locale) return null;
    const text = await tenant.policyText.findFirst({
      where: { versionId, locale },
      select: { title: true, body: true },
    });
    return text;
  };
  return {
    policy: facts,
    versions: versions.map(({ fileId, texts: _, ...version }) => ({ ...version, isPdf: fileId !== null })),
    from: from ? { id: from.id, number: from.number, isPdf: from.fileId !== null } : null,
    to: { id: to.id, number: to.number, isPdf: to.fileId !== null },
    locales: common.map((text) => text.locale),
    locale,
    before: await bodyOf(from?.id),
    after: await bodyOf(to.id),
  };
});
