import type { Actor, SystemActor } from '#lib/auth/actor.ts';
import { systemActor } from '#lib/auth/actor.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { fileStorage, openFile, type SealedFile } from '#lib/file/stored-file.ts';
import { command, nothing, query } from '#lib/operation.ts';
import { type Brought, bringFile, checkDescription, type Described } from './bring.ts';
import { abandonedAfter, uploadInput } from './upload-schema.ts';
import { findUpload } from './uploads.ts';

const sweptAtOnce = 50;

async function sealedParts(tenant: Tenant, uploadId: string): Promise<SealedFile[]> {
  const parts = await tenant.evidenceUploadPart.findMany({
    where: { uploadId },
    orderBy: { position: 'asc' },
  });
  const keys = await tenant.organizationKey.findMany({
    where: { id: { in: [...new Set(parts.map((part) => part.organizationKeyId))] } },
    select: { organizationId: true, id: true, wrapped: true },
  });
  return parts.flatMap((part) => {
    const organizationKey = keys.find((key) => key.id === part.organizationKeyId);
    if (!organizationKey) return [];
    const { id: fileId, organizationId, storageKey, wrappedDataKey } = part;
    const sizeBytes = Number(part.sizeBytes);
    const file = { organizationId, fileId, storageKey, wrappedDataKey, sizeBytes, organizationKey };
    return [{ ...file, name: '', contentType: '', sha256: '' }];
  });
}

const readParts = query('evidence:upload', uploadInput, async ({ tenant, by }, { uploadId }) => {
  const upload = await findUpload(tenant, by, uploadId);
  return { ...upload, parts: upload.finished ? [] : await sealedParts(tenant, uploadId) };
});

async function* joined(parts: readonly SealedFile[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield* await openFile(part);
}

/**
 * Puts an upload together, tells its kind by its content, and makes it evidence. Finishing twice, also at once, makes one
 * item and answers the same. @throws NotFound, Forbidden, Invalid, Conflict when parts are missing, Unavailable
 */
export async function finishUpload(actor: Actor, uploadId: string, input: Described): Promise<Brought> {
  const upload = await readParts(actor, { uploadId });
  if (upload.finished) return upload.finished;
  await checkDescription(actor, input);
  if (upload.offset !== upload.sizeBytes)
    throw new Conflict(`This upload is not complete: it goes on at byte ${upload.offset}.`);
  if (upload.parts.reduce((sum, part) => sum + part.sizeBytes, 0) !== upload.sizeBytes)
    throw new Invalid('This upload is damaged. Please send the file again.');
  const bytes = { fileName: upload.fileName, source: joined(upload.parts), uploadId };
  const brought = await bringFile(actor, input, bytes).catch(async (error: unknown) => {
    const { finished } = await readParts(actor, { uploadId });
    if (finished) return finished;
    throw error;
  });
  // What cannot be removed now is swept later.
  await removeParts(actor, uploadId).catch(() => undefined);
  return brought;
}

const listParts = query('evidence:upload', uploadInput, async ({ tenant }, { uploadId }) =>
  tenant.evidenceUploadPart.findMany({ where: { uploadId }, select: { storageKey: true } }),
);

const forgetParts = command('evidence:upload', uploadInput, async ({ tenant }, { uploadId }) => {
  await tenant.evidenceUploadPart.deleteMany({ where: { uploadId } });
  // What became evidence keeps its row: finishing it once more must answer the same.
  const { count } = await tenant.evidenceUpload.deleteMany({ where: { id: uploadId, revisionId: null } });
  const data = { cancelled: count > 0, removed: true };
  return { result: null, events: [{ subject: `evidence-upload:${uploadId}`, data }] };
});

async function removeParts(actor: Actor, uploadId: string): Promise<void> {
  const storage = await fileStorage();
  for (const { storageKey } of await listParts(actor, { uploadId })) await storage.delete(storageKey);
  await forgetParts(actor, { uploadId });
}

const endUpload = command('evidence:upload', uploadInput, async ({ tenant, now, by }, { uploadId }) => {
  const { finished } = await findUpload(tenant, by, uploadId);
  if (finished) throw new Conflict('This upload has become evidence already.');
  await tenant.evidenceUpload.updateMany({
    where: { id: uploadId, finishedAt: null },
    data: { finishedAt: now },
  });
  return { result: null, events: [{ subject: `evidence-upload:${uploadId}`, data: { ended: true } }] };
});

/** Gives up one's own upload; nothing of it stays. @throws NotFound, Conflict when it has become evidence */
export async function cancelUpload(actor: Actor, uploadId: string): Promise<void> {
  await endUpload(actor, { uploadId });
  await removeParts(actor, uploadId);
}

const findAbandoned = query('evidence:sweep-uploads', nothing, async ({ tenant, now }) => {
  const before = new Date(now.getTime() - abandonedAfter);
  const rows = await tenant.evidenceUpload.findMany({
    where: {
      OR: [
        { finishedAt: null, touchedAt: { lt: before } },
        { finishedAt: { not: null }, revisionId: null },
        { revisionId: { not: null }, parts: { some: {} } },
      ],
    },
    orderBy: { touchedAt: 'asc' },
    select: { id: true, finishedAt: true },
    take: sweptAtOnce,
  });
  return rows;
});

const claimAbandoned = command(
  'evidence:sweep-uploads',
  uploadInput,
  async ({ tenant, now }, { uploadId }) => {
    const before = new Date(now.getTime() - abandonedAfter);
    await tenant.evidenceUpload.updateMany({
      where: { id: uploadId, finishedAt: null, touchedAt: { lt: before } },
      data: { finishedAt: now },
    });
    const claimed = await tenant.evidenceUpload.count({ where: { id: uploadId, finishedAt: { not: null } } });
    return {
      result: claimed > 0,
      events: [{ subject: `evidence-upload:${uploadId}`, data: { swept: true } }],
    };
  },
);

/** Housekeeping: takes away abandoned uploads, and what dead processes left of others. Returns how many. */
export async function sweepEvidenceUploads(organizationId: string): Promise<number> {
  const actor: SystemActor = systemActor(organizationId, 'housekeeping');
  const abandoned = await findAbandoned(actor, {});
  for (const { id: uploadId } of abandoned)
    if (await claimAbandoned(actor, { uploadId })) await removeParts(actor, uploadId);
  return abandoned.length;
}
