import { z } from 'zod';

const slot = z.object({ offset: z.int().positive(), length: z.int().positive() });
/** A stretch of a prepared file that a copy fills: byte offset and exact length. */
export type Slot = z.infer<typeof slot>;

const namedSlot = slot.extend({
  /** outlines: the drawn text; tile, margin: the switch and strength of a place; identifier, information: metadata. */
  role: z.enum(['outlines', 'tile', 'margin', 'identifier', 'information']),
});

/**
 * Where the slots of a prepared file are. `sha256` and `sizeBytes` are those of the prepared file; a copy has the same
 * size. Stored as JSON and parsed again before use.
 */
export const preparedLayout = z.object({
  version: z.literal(1),
  pages: z.int().positive(),
  sizeBytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sharedSlots: z.array(namedSlot),
  codeSlots: z.array(slot.extend({ page: z.int().positive() })),
});
export type PreparedLayout = z.infer<typeof preparedLayout>;
export type SharedSlot = PreparedLayout['sharedSlots'][number];

/** Bytes for the outlines of a recipient's mark, whatever its script. */
export const OUTLINES_LENGTH = 48 * 1024;
/** Bytes that switch a place on, with its strength and where the text begins. */
export const PLACE_LENGTH = 64;
/** Bytes on each page that draw the copy code. */
export const CODE_LENGTH = 240;
/** Hexadecimal digits of the second half of the file identifier. */
export const IDENTIFIER_LENGTH = 32;
/** Bytes for the copy code in the document information. */
export const INFORMATION_LENGTH = 16;
