import type { Tenant } from '#lib/db/tenant.ts';
import { Forbidden, NotFound } from '#lib/errors.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { type Context, query } from '#lib/operation.ts';
import { suitedLocale } from '#lib/policy/read.ts';
import { readPolicies } from '#lib/portal/policies.ts';
import type { ProjectionPolicy } from '#lib/portal/projection.ts';
import { isCustomer } from './claim-queries.ts';
import { customerPictureInput, customerPolicyInput, customerTextInput, libraryInput } from './schema.ts';

/** The policies for customers, if this visitor is one and the portal is published; otherwise none. */
async function ownPolicies(
  { tenant, actor, now }: Pick<Context<Tenant>, 'tenant' | 'actor' | 'now'>,
  portalId: string,
): Promise<ProjectionPolicy[]> {
  if (actor.kind !== 'visitor') throw new Forbidden();
  const published = await tenant.portal.count({
    where: { id: portalId, currentProjectionId: { not: null } },
  });
  if (published === 0 || !(await isCustomer(tenant, actor.visitorId, now))) return [];
  return readPolicies(tenant, 'customers');
}

/**
 * The policies for customers, for a visitor who is one; none for anybody else. They are read as they are now and stand in
 * no projection, so nothing public can hold them.
 */
export const getCustomerPolicies = query('library:read', libraryInput, (context, { portalId }) =>
  ownPolicies(context, portalId),
);

type Wanted = { portalId: string; policyId: string };

async function ownPolicy(
  context: Context<Tenant>,
  { portalId, policyId }: Wanted,
): Promise<ProjectionPolicy> {
  const policy = (await ownPolicies(context, portalId)).find(({ id }) => id === policyId);
  if (!policy) throw new NotFound();
  return policy;
}

/** A policy for customers in the language that suits best; its text is null for a PDF as it came. Throws NotFound. */
export const getCustomerPolicy = query('library:read', customerTextInput, async (context, input) => {
  const policy = await ownPolicy(context, input);
  const texts = await context.tenant.policyText.findMany({
    where: { versionId: policy.versionId },
    orderBy: [{ original: 'desc' }, { locale: 'asc' }],
    select: { locale: true, title: true, original: true, body: true },
  });
  const suited = suitedLocale(texts, input.locale);
  const text = texts.find(({ locale }) => locale === suited);
  const locales = texts.map(({ locale }) => locale);
  return { policy, text: text ? { ...text, locales } : null };
});

/** The PDF that a policy for customers is, to be opened with `openFile`. Throws NotFound. */
export const getCustomerPolicyFile = query('library:read', customerPolicyInput, async (context, input) => {
  const { tenant } = context;
  const { versionId } = await ownPolicy(context, input);
  const { fileId } = await tenant.policyVersion.findFirstOrThrow({
    where: { id: versionId },
    select: { fileId: true },
  });
  if (!fileId) throw new NotFound();
  return sealedFile(tenant, fileId);
});

/** A picture that the version for customers shows, to be opened with `openFile`. Throws NotFound. */
export const getCustomerPolicyPicture = query(
  'library:read',
  customerPictureInput,
  async (context, { imageId, ...input }) => {
    const { tenant } = context;
    const { versionId } = await ownPolicy(context, input);
    const image = await tenant.policyImage.findFirst({
      where: { id: imageId, policyId: input.policyId },
      select: { fileId: true },
    });
    const named = await tenant.policyText.count({
      where: { versionId, body: { contains: `image:${imageId}` } },
    });
    if (!image || named === 0) throw new NotFound();
    return sealedFile(tenant, image.fileId);
  },
);
