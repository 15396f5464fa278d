import { z } from 'zod';
import { id } from '#lib/text.ts';

/** Bytes of a part that a browser sends at once; a larger one is refused. */
export const partBytes = 4 * 1024 * 1024;
export const mostPartBytes = 8 * 1024 * 1024;

/** Unfinished bytes that one organization, and uploads that one person, may have underway. */
export const mostUnfinishedBytes = 4 * 1024 * 1024 * 1024;
export const mostUnfinished = 50;

/** Unfinished uploads that nothing was added to for so long are taken away. Milliseconds. */
export const abandonedAfter = 24 * 3_600_000;

export const beginUploadInput = z.strictObject({
  fileName: z.string().max(1_000, 'The name of this file is too long.'),
  sizeBytes: z
    .number('Please say how large the file is.')
    .int()
    .min(1, 'This file is empty. Please choose it again.')
    .max(100 * 1024 * 1024, 'The file is larger than 100 MB. Please reduce its size or split it.'),
});
export const uploadInput = z.strictObject({ uploadId: id });
export const partInput = z.strictObject({
  uploadId: id,
  offset: z.coerce.number('Please say where this part begins.').int().min(0).max(200_000_000),
});

/** How far an upload has come. `revisionId` and `itemId` are what it became. */
export type UploadState = {
  uploadId: string;
  fileName: string;
  sizeBytes: number;
  offset: number;
  finished: { itemId: string; revisionId: string; number: number } | null;
};
