import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { withdrawDocumentFromPortals } from '#lib/portal/steps.ts';
import { addDocumentInput, changeDocumentInput, documentInput } from './schema.ts';
import { lockDocument } from './steps.ts';

/** Adds a document without a file; it comes last in the list. Returns its id. */
export const addDocument = command(
  'document:add',
  addDocumentInput,
  async ({ tenant, organizationId, now, by }, { title, description, tier }) => {
    const last = await tenant.document.aggregate({ _max: { position: true } });
    const id = newId();
    await tenant.document.create({
      data: {
        organizationId,
        id,
        title,
        description,
        tier,
        position: (last._max.position ?? -1) + 1,
        createdAt: now,
        createdBy: by,
      },
      select: { id: true },
    });
    return { result: { id }, events: [{ subject: `document:${id}`, data: { tier } }] };
  },
);

/** Changes title, description, tier and place. A tier takes effect at once, also for running downloads. */
export const changeDocument = command(
  'document:change',
  changeDocumentInput,
  async (context, { documentId, title, description, tier, position }) => {
    const { tenant } = context;
    await lockDocument(tenant, documentId, 'change');
    const changed = await tenant.document.updateMany({
      where: { id: documentId, archivedAt: null },
      data: { title, description, tier, position },
    });
    if (changed.count !== 1) throw new NotFound('There is no such document.');
    const gone = tier === 'hidden' ? await withdrawDocumentFromPortals(context, documentId) : [];
    return {
      result: null,
      events: [{ subject: `document:${documentId}`, data: { tier, position } }, ...gone],
    };
  },
);

/** Takes a document off the portal and closes it to everyone who holds it. Nothing is lost. */
export const archiveDocument = command('document:archive', documentInput, async (context, { documentId }) => {
  const { tenant, now } = context;
  await lockDocument(tenant, documentId, 'archive');
  await tenant.document.updateMany({ where: { id: documentId }, data: { archivedAt: now } });
  const gone = await withdrawDocumentFromPortals(context, documentId);
  return {
    result: null,
    events: [{ subject: `document:${documentId}`, data: { archived: true } }, ...gone],
  };
});

/** Brings an archived document back as it was, with its grants. */
export const restoreDocument = command(
  'document:archive',
  documentInput,
  async ({ tenant }, { documentId }) => {
    await lockDocument(tenant, documentId, 'restore');
    await tenant.document.updateMany({ where: { id: documentId }, data: { archivedAt: null } });
    return { result: null, events: [{ subject: `document:${documentId}`, data: { archived: false } }] };
  },
);
