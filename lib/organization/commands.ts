import { createFirstAudience } from '#lib/audience/steps.ts';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { newId } from '#lib/id.ts';
import { createFirstNdaDraft } from '#lib/nda/steps.ts';
import { command } from '#lib/operation.ts';
import { defaultAccent } from '#lib/portal/schema.ts';
import { createOrganizationInput } from './schema.ts';

/**
 * Makes an organization, its first encryption key, its unpublished portal, a draft of the NDA and the audience of everyone. The id of the new
 * organization is the one that the operator acts in: choose it with `newId()`. Throws Conflict when a slug is taken,
 * Unavailable without keys.
 */
export const createOrganization = command(
  'organization:create',
  createOrganizationInput,
  async (context, input) => {
    const { tenant, organizationId, now } = context;
    const { slug, name, timeZone, contactEmail, portalSlug = slug } = input;
    const organization = { id: organizationId, slug, name, timeZone, createdAt: now };
    await tenant.organization.create({ data: organization, select: { id: true } });
    const keyId = await createOrganizationKey(tenant, organizationId, now);
    const portalId = newId();
    await tenant.portal.create({
      data: {
        organizationId,
        id: portalId,
        slug: portalSlug,
        title: `Security at ${name}`,
        introduction: '',
        accent: defaultAccent,
        contactEmail,
        accessNotice: '',
        changedAt: now,
        createdAt: now,
      },
      select: { id: true },
    });
    const nda = await createFirstNdaDraft(context);
    const audience = await createFirstAudience(context);
    return {
      result: { organizationId, portalId },
      events: [{ subject: `organization:${organizationId}`, data: { portalId, keyId } }, nda.event, audience],
    };
  },
);
