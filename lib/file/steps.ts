import { Conflict } from '#lib/errors.ts';
import type { CommandContext } from '#lib/operation.ts';
import type { StagedFile } from './schema.ts';

/**
 * Takes a staged blob over, in the transaction of the command that writes a row for it: the sweeper leaves it alone.
 * @throws Conflict  it took so long that the sweeper took the blob away
 */
export async function takeStaged(
  context: Pick<CommandContext, 'tenant' | 'organizationId'>,
  { organizationId, fileId, storageKey }: StagedFile,
): Promise<void> {
  const claimed = await context.tenant.upload.deleteMany({
    where: { id: fileId, storageKey, sweptAt: null },
  });
  if (claimed.count !== 1 || organizationId !== context.organizationId) {
    throw new Conflict('The upload took too long and was taken away. Please upload the file again.');
  }
}

/**
 * Gives a staged blob its row, in the transaction of the command that needs it: from here on it is a file.
 * @throws Conflict  it took so long that the sweeper took the blob away
 */
export async function keepFile(
  context: Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'by'>,
  staged: StagedFile,
): Promise<string> {
  const { organizationId, fileId, storageKey } = staged;
  await takeStaged(context, staged);
  await context.tenant.file.create({
    data: {
      organizationId,
      id: fileId,
      storageKey,
      organizationKeyId: staged.organizationKeyId,
      wrappedDataKey: new Uint8Array(staged.wrappedDataKey),
      name: staged.name,
      contentType: staged.contentType,
      sizeBytes: staged.sizeBytes,
      sha256: staged.sha256,
      createdAt: context.now,
      createdBy: context.by,
    },
    select: { id: true },
  });
  return fileId;
}
