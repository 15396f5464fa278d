import type { Actor } from '#lib/auth/actor.ts';
import { systemActor } from '#lib/auth/actor.ts';
import { newId } from '#lib/id.ts';
import { command, nothing, query } from '#lib/operation.ts';
import { writeFile } from '#lib/storage/files.ts';
import { newStorageKey } from '#lib/storage/storage.ts';
import { currentOrganizationKey, unwrapped } from './keyring.ts';
import { type StagedFile, uploadInput } from './schema.ts';
import { fileStorage } from './stored-file.ts';

/** What is to be stored. The name is for people only; contents stand under a random key. */
export type NewFile = {
  name: string;
  contentType: string;
  source: AsyncIterable<Uint8Array>;
  maxBytes: number;
};

// An upload that has neither become a file nor failed after this long lost its process.
const ABANDONED_AFTER = 60 * 60_000;
const UNFINISHED_AFTER = 10 * 60_000;
const SWEPT_AT_ONCE = 100;

const beginUpload = command('file:stage', nothing, async ({ tenant, organizationId, now }) => {
  const fileId = newId();
  const storageKey = newStorageKey();
  const organizationKey = await currentOrganizationKey(tenant);
  await tenant.upload.create({
    data: { organizationId, id: fileId, storageKey, startedAt: now },
    select: { id: true },
  });
  return { result: { fileId, storageKey, organizationKey }, events: [{ subject: `file:${fileId}` }] };
});

/**
 * Claims an upload that will not become a file. Returns where its blob stands: as its row says or, where the sweeper has
 * forgotten the row, as the writer knows; null for what has become a file.
 */
const claimUpload = command('file:discard', uploadInput, async ({ tenant, now }, { fileId, storageKey }) => {
  await tenant.upload.updateMany({ where: { id: fileId, sweptAt: null }, data: { sweptAt: now } });
  const claimed = await tenant.upload.findFirst({ where: { id: fileId }, select: { storageKey: true } });
  const kept = await tenant.file.count({ where: { id: fileId } });
  const found = kept > 0 ? null : (claimed?.storageKey ?? storageKey);
  return { result: found, events: [{ subject: `file:${fileId}` }] };
});

const forgetUpload = command('file:discard', uploadInput, async ({ tenant }, { fileId }) => {
  await tenant.upload.deleteMany({ where: { id: fileId, sweptAt: { not: null } } });
  return { result: null, events: [{ subject: `file:${fileId}`, data: { removed: true } }] };
});

/** Removes a staged blob that no row followed. One that has become a file is left alone. */
export async function discardFile(
  actor: Actor,
  staged: { fileId: string; storageKey?: string },
): Promise<void> {
  const { fileId } = staged;
  const storageKey = await claimUpload(actor, { fileId, storageKey: staged.storageKey ?? null });
  if (storageKey === null) return;
  await (await fileStorage()).delete(storageKey);
  await forgetUpload(actor, { fileId });
}

/**
 * Writes a stream into the storage, encrypted, outside of any transaction. On any failure nothing stays; if the process
 * dies, the sweeper finds it. Follow with `keepFile` in the command that needs the file.
 * @throws Invalid more than `maxBytes`; Unavailable storage or key; errors of the source pass through
 */
export async function stageFile(actor: Actor, file: NewFile): Promise<StagedFile> {
  const { fileId, storageKey, organizationKey } = await beginUpload(actor, {});
  const { organizationId } = actor;
  try {
    const stored = await writeFile({
      storage: await fileStorage(),
      organizationId,
      fileId,
      storageKey,
      organizationKey: unwrapped(organizationKey),
      source: file.source,
      maxBytes: file.maxBytes,
    });
    const { name, contentType } = file;
    return { ...stored, organizationId, fileId, organizationKeyId: organizationKey.id, name, contentType };
  } catch (error) {
    // The first failure is the one to tell; what cannot be removed now is swept later.
    await discardFile(actor, { fileId, storageKey }).catch(() => undefined);
    throw error;
  }
}

/** Uploads whose process is gone, and those that were claimed so long ago that no writer can still finish. */
const abandonedUploads = query('file:sweep', nothing, async ({ tenant, now }) => {
  const before = new Date(now.getTime() - ABANDONED_AFTER);
  return tenant.upload.findMany({
    where: { OR: [{ sweptAt: null, startedAt: { lt: before } }, { sweptAt: { lt: before } }] },
    select: { id: true, sweptAt: true },
    take: SWEPT_AT_ONCE,
  });
});

/**
 * Housekeeping: takes away what dead processes left of uploads in an organization. A row is forgotten an hour after its
 * claim only: a slow writer may put its blob in place after the claim, and that blob must still be found. Returns how
 * many.
 */
export async function sweepUploads(organizationId: string): Promise<number> {
  const actor = systemActor(organizationId, 'housekeeping');
  const abandoned = await abandonedUploads(actor, {});
  for (const { id: fileId, sweptAt } of abandoned) {
    if (sweptAt) await discardFile(actor, { fileId });
    else {
      const storageKey = await claimUpload(actor, { fileId });
      if (storageKey !== null) await (await fileStorage()).delete(storageKey);
    }
  }
  return abandoned.length;
}

/** Housekeeping, once for the installation: broken-off writes that no process goes on with. Returns how many. */
export async function sweepUnfinishedWrites(now: Date): Promise<number> {
  return (await fileStorage()).sweepUnfinished(new Date(now.getTime() - UNFINISHED_AFTER));
}
