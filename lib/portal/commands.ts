import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { keepFile } from '#lib/file/steps.ts';
import { formatPlural } from '#lib/format.ts';
import { command } from '#lib/operation.ts';
import { parseProjection } from './cache.ts';
import { readPolicyTexts } from './policies.ts';
import { sealProjection } from './projection.ts';
import { notePublications } from './publication-steps.ts';
import { readDraft } from './read.ts';
import { scanProjection } from './scan.ts';
import { portalInput, publishInput, setLogoInput, updatePortalInput } from './schema.ts';
import { holdPortals, replaceProjection } from './steps.ts';

/** Changes what the portal's draft says about itself. Throws NotFound. */
export const updatePortal = command(
  'portal:update',
  updatePortalInput,
  async ({ tenant, now }, { portalId, ...fields }) => {
    const old = await tenant.portal.findFirst({
      where: { id: portalId },
      select: {
        title: true,
        introduction: true,
        accent: true,
        contactEmail: true,
        accessNotice: true,
        indexed: true,
      },
    });
    if (!old) throw new NotFound();
    await tenant.portal.updateMany({ where: { id: portalId }, data: { ...fields, changedAt: now } });
    const after: Record<string, string | boolean> = fields;
    const changed = Object.entries(old).flatMap(([name, value]) => (after[name] === value ? [] : [name]));
    return { result: undefined, events: [{ subject: `portal:${portalId}`, data: { changed } }] };
  },
);

/** Gives the draft a logo that was just written to the storage. Throws NotFound; Conflict when it took too long. */
export const setLogo = command(
  'portal:update',
  setLogoInput,
  async (context, { portalId, staged, width, height }) => {
    const logoFileId = await keepFile(context, staged);
    const data = { logoFileId, logoWidth: width, logoHeight: height, changedAt: context.now };
    const { count } = await context.tenant.portal.updateMany({ where: { id: portalId }, data });
    if (count === 0) throw new NotFound();
    return { result: logoFileId, events: [{ subject: `portal:${portalId}`, data: { logoFileId } }] };
  },
);

/** Takes the logo out of the draft. Throws NotFound. */
export const removeLogo = command('portal:update', portalInput, async ({ tenant, now }, { portalId }) => {
  const data = { logoFileId: null, logoWidth: null, logoHeight: null, changedAt: now };
  const { count } = await tenant.portal.updateMany({ where: { id: portalId }, data });
  if (count === 0) throw new NotFound();
  return { result: undefined, events: [{ subject: `portal:${portalId}`, data: { logoFileId: null } }] };
});

/**
 * Makes the draft public and returns the new projection's number. Throws NotFound; Conflict when the draft is not the
 * one that was looked at any more, or is public already; Invalid where its texts hold what looks like a secret or personal
 * data and nobody confirmed it.
 */
export const publishPortal = command(
  'portal:publish',
  publishInput,
  async (context, { portalId, sha256, confirmed }) => {
    const { tenant, organizationId, now } = context;
    await holdPortals(context);
    const draft = await readDraft(tenant, portalId, now);
    if (sealProjection(draft).sha256 !== sha256)
      throw new Conflict(
        'The draft has changed since you looked at it. Please look again before you publish.',
      );
    const portal = await tenant.portal.findFirst({
      where: { id: portalId },
      select: { current: { select: { id: true, sha256: true, content: true } } },
    });
    const current = portal?.current ?? null;
    if (current?.sha256 === sha256) throw new Conflict('This is what visitors see already.');
    const before = current && parseProjection(organizationId, current.id, current.content);
    const found = scanProjection(draft, before, await readPolicyTexts(tenant, draft, before));
    const open = found.filter(({ key }) => !confirmed.includes(key));
    if (open.length > 0)
      throw new Invalid(
        `Nothing was published: ${formatPlural(open.length, 'text holds', 'texts hold')} what looks like a secret or personal data. Please correct or confirm each.`,
      );
    const { number, event } = await replaceProjection(context, portalId, current?.id ?? null, draft);
    const data = { ...event.data, confirmed: found.map(({ key, kind }) => ({ key, kind })) };
    return { result: number, events: [{ ...event, data }] };
  },
);

/** Takes the portal offline. Throws NotFound; Conflict when it is not published. */
export const withdrawPortal = command('portal:withdraw', portalInput, async (context, { portalId }) => {
  const { tenant, now, by } = context;
  const portal = await tenant.portal.findFirst({
    where: { id: portalId },
    select: { currentProjectionId: true },
  });
  if (!portal) throw new NotFound();
  const projectionId = portal.currentProjectionId;
  if (!projectionId) throw new Conflict('This portal is not published.');
  const { count } = await tenant.portal.updateMany({
    where: { id: portalId, currentProjectionId: projectionId },
    data: { currentProjectionId: null },
  });
  if (count === 0) throw new Conflict('Somebody else has just published or withdrawn this portal.');
  await tenant.projection.updateMany({
    where: { id: projectionId },
    data: { withdrawnAt: now, withdrawnBy: by },
  });
  await notePublications(context, portalId, null);
  return { result: undefined, events: [{ subject: `portal:${portalId}`, data: { projectionId } }] };
});
