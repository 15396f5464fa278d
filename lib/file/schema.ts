import { z } from 'zod';
import { id } from '#lib/text.ts';

/** A blob that was written and waits for its row: pass it to `keepFile` in a command, or to `discardFile`. */
export type StagedFile = {
  organizationId: string;
  fileId: string;
  storageKey: string;
  organizationKeyId: string;
  wrappedDataKey: Uint8Array;
  name: string;
  contentType: string;
  sizeBytes: number;
  sha256: string;
};

/** Names one upload. */
export const uploadInput = z.strictObject({ fileId: id, storageKey: z.string().nullable().default(null) });
