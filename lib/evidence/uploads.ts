import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { shownFileName } from '#lib/document-revision/upload.ts';
import { Conflict, Invalid, NotFound, TooLarge, TooMany } from '#lib/errors.ts';
import { discardFile, stageFile } from '#lib/file/commands.ts';
import type { StagedFile } from '#lib/file/schema.ts';
import { takeStaged } from '#lib/file/steps.ts';
import { newId } from '#lib/id.ts';
import { command, query } from '#lib/operation.ts';
import {
  beginUploadInput,
  mostPartBytes,
  mostUnfinished,
  mostUnfinishedBytes,
  partInput,
  type UploadState,
  uploadInput,
} from './upload-schema.ts';

/** An upload is its starter's alone: to everybody else it is not there. @throws NotFound */
export async function findUpload(tenant: Tenant, by: string, uploadId: string): Promise<UploadState> {
  const row = await tenant.evidenceUpload.findFirst({
    where: { id: uploadId, startedBy: by },
    select: {
      fileName: true,
      sizeBytes: true,
      receivedBytes: true,
      revision: { select: { id: true, itemId: true, number: true } },
    },
  });
  if (!row) throw new NotFound('There is no such upload. Please choose the file again.');
  const { revision, fileName } = row;
  return {
    uploadId,
    fileName,
    sizeBytes: Number(row.sizeBytes),
    offset: Number(row.receivedBytes),
    finished: revision && { itemId: revision.itemId, revisionId: revision.id, number: revision.number },
  };
}

/**
 * Begins an upload of known size. What an organization may have underway is bounded, however many begin at once.
 * @throws Invalid, TooMany
 */
export const beginUpload = command('evidence:upload', beginUploadInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  await tenant.$queryRaw`SELECT id FROM "Organization" FOR NO KEY UPDATE`;
  const unfinished = { finishedAt: null };
  const own = await tenant.evidenceUpload.count({ where: { ...unfinished, startedBy: by } });
  const all = await tenant.evidenceUpload.aggregate({ where: unfinished, _sum: { sizeBytes: true } });
  if (own >= mostUnfinished || Number(all._sum.sizeBytes ?? 0) + input.sizeBytes > mostUnfinishedBytes) {
    throw new TooMany(
      600,
      'Too many uploads are underway. Please finish them first; what is left alone is removed within a day.',
    );
  }
  const uploadId = newId();
  const { sizeBytes } = input;
  const fileName = shownFileName(input.fileName);
  await tenant.evidenceUpload.create({
    data: {
      organizationId,
      id: uploadId,
      fileName,
      sizeBytes,
      startedAt: now,
      startedBy: by,
      touchedAt: now,
    },
    select: { id: true },
  });
  const state: UploadState = { uploadId, fileName, sizeBytes, offset: 0, finished: null };
  return { result: state, events: [{ subject: `evidence-upload:${uploadId}`, data: { sizeBytes } }] };
});

/** How far one's own upload has come. @throws NotFound */
export const getUpload = query('evidence:upload', uploadInput, ({ tenant, by }, { uploadId }) =>
  findUpload(tenant, by, uploadId),
);

function requireOffset(upload: UploadState, offset: number): void {
  if (upload.finished) throw new Conflict('This upload was finished already.');
  if (upload.offset === offset) return;
  throw new Conflict(`This part does not fit: the upload goes on at byte ${upload.offset}.`);
}

const checkPart = query('evidence:upload', partInput, async ({ tenant, by }, { uploadId, offset }) => {
  const upload = await findUpload(tenant, by, uploadId);
  requireOffset(upload, offset);
  return upload;
});

const staged = z.custom<StagedFile>(
  (value) => typeof value === 'object' && value !== null && 'fileId' in value,
);

const keepPart = command('evidence:upload', partInput.extend({ staged }), async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { uploadId, offset } = input;
  const { sizeBytes, fileId, storageKey, organizationKeyId, wrappedDataKey } = input.staged;
  // Of two parts for one place the first wins.
  const moved = await tenant.evidenceUpload.updateMany({
    where: { id: uploadId, startedBy: by, receivedBytes: offset, finishedAt: null },
    data: { receivedBytes: offset + sizeBytes, touchedAt: now },
  });
  if (moved.count !== 1) {
    requireOffset(await findUpload(tenant, by, uploadId), offset);
    throw new Conflict('This upload was ended.');
  }
  await takeStaged(context, input.staged);
  await tenant.evidenceUploadPart.create({
    data: {
      organizationId,
      id: fileId,
      uploadId,
      position: offset,
      sizeBytes,
      storageKey,
      organizationKeyId,
      wrappedDataKey: new Uint8Array(wrappedDataKey),
    },
    select: { id: true },
  });
  const data = { offset, sizeBytes };
  return {
    result: await findUpload(tenant, by, uploadId),
    events: [{ subject: `evidence-upload:${uploadId}`, data }],
  };
});

async function* within(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > most) throw new TooLarge('This part is larger than what is left of the file.');
    yield chunk;
  }
  if (size === 0) throw new Invalid('This part is empty.');
}

/**
 * Takes the next part of an upload, encrypted before it is stored. A part that breaks off leaves nothing; it is sent
 * again from where the upload stands. @throws NotFound, Conflict at a wrong place, Invalid, TooLarge, Unavailable
 */
export async function addPart(
  actor: Actor,
  input: { uploadId: string; offset: number | string; source: AsyncIterable<Uint8Array> },
): Promise<UploadState> {
  const { uploadId, source } = input;
  const { offset, sizeBytes, fileName } = await checkPart(actor, { uploadId, offset: input.offset });
  const most = Math.min(mostPartBytes, sizeBytes - offset);
  const part = await stageFile(actor, {
    name: fileName,
    contentType: 'application/octet-stream',
    source: within(source, most),
    maxBytes: mostPartBytes,
  });
  try {
    return await keepPart(actor, { uploadId, offset, staged: part });
  } catch (error) {
    await discardFile(actor, part).catch(() => undefined);
    throw error;
  }
}
