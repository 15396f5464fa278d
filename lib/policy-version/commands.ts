import { Conflict, NotFound } from '#lib/errors.ts';
import { keepFile } from '#lib/file/steps.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { addPictureInput } from './schema.ts';

const mostPictures = 200;

/** Adds a picture that was cleaned and stored to a policy. Returns its id. @throws NotFound, Conflict when there are too many */
export const addPicture = command(
  'policy:change',
  addPictureInput,
  async (context, { policyId, name, staged }) => {
    const { tenant, organizationId, now, by } = context;
    const policy = await tenant.policy.findFirst({
      where: { id: policyId },
      select: { _count: { select: { images: true } } },
    });
    if (!policy) throw new NotFound('There is no such policy.');
    if (policy._count.images >= mostPictures)
      throw new Conflict(`A policy has at most ${mostPictures} pictures.`);
    const fileId = await keepFile(context, staged);
    const id = newId();
    await tenant.policyImage.create({
      data: { organizationId, id, policyId, fileId, name, addedAt: now, addedBy: by },
      select: { id: true },
    });
    return { result: id, events: [{ subject: `policy:${policyId}`, data: { imageId: id, fileId } }] };
  },
);
