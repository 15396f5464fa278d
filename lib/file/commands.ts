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

/** Takes an upload away that will not become a file: first the claim, then the blob, then the row. */
const claimUpload = command('file:discard', uploadInput, async ({ tenant, now }, { fileId }) => {
  await tenant.upload.updateMany({ where: { id: fileId, sweptAt: null }, data: { sweptAt: now } });
  const claimed = await tenant.upload.findFirst({ where: { id: fileId }, select: { storageKey: true } });
  return { result: claimed?.storageKey ?? null, events: [{ subject: `file:${fileId}` }] };
});

const forgetUpload = command('file:discard', uploadInput, async ({ tenant }, { fileId }) => {
  await tenant.upload.deleteMany({ where: { id: fileId, sweptAt: { not: null } } });
  return { result: null, events: [{ subject: `file:${fileId}`, data: { removed: true } }] };
});

/** Removes a staged blob that no row followed. One that has become a file is left alone. */
export async function discardFile(actor: Actor, staged: Pick<StagedFile, 'fileId'>): Promise<void> {
  const input = { fileId: staged.fileId };
  const storageKey = await claimUpload(actor, input);
  if (storageKey === null) return;
  await (await fileStorage()).delete(storageKey);
  await forgetUpload(actor, input);
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
    await discardFile(actor, { fileId }).catch(() => undefined);
    throw error;
  }
}

const abandonedUploads = query('file:sweep', nothing, async ({ tenant, now }) =>
  tenant.upload.findMany({
    where: { startedAt: { lt: new Date(now.getTime() - ABANDONED_AFTER) } },
    select: { id: true },
    take: SWEPT_AT_ONCE,
  }),
);

/** Housekeeping: takes away what dead processes left of uploads in an organization. Returns how many. */
export async function sweepUploads(organizationId: string): Promise<number> {
  const actor = systemActor(organizationId, 'housekeeping');
  const abandoned = await abandonedUploads(actor, {});
  for (const { id: fileId } of abandoned) await discardFile(actor, { fileId });
  return abandoned.length;
}

/** Housekeeping, once for the installation: broken-off writes that no process goes on with. Returns how many. */
export async function sweepUnfinishedWrites(now: Date): Promise<number> {
  return (await fileStorage()).sweepUnfinished(new Date(now.getTime() - UNFINISHED_AFTER));
}
