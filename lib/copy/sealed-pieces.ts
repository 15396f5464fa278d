import { contextOf, open, seal } from '#lib/crypto/envelope.ts';
import { keyOf, unwrapped, type WrappedKey } from '#lib/file/keyring.ts';
import type { PreparedLayout } from '#lib/pdf/layout.ts';
import { type Piece, parsePieces, serializePieces } from '#lib/pdf/pieces.ts';

type Place = { organizationId: string; copyId: string };

function placeOf({ organizationId, copyId }: Place): Buffer {
  return contextOf('candor copy', organizationId, copyId);
}

/** The filled slots of a copy as its row keeps them: they carry a name and an address, and make the copy. */
export function sealPieces(key: WrappedKey, place: Place, pieces: readonly Piece[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(seal(unwrapped(key), placeOf(place), serializePieces(pieces)));
}

/** Every slot has its piece and nothing else is touched: otherwise a page would leave unmarked, or damaged. */
function requireEverySlot(layout: PreparedLayout, pieces: readonly Piece[]): void {
  const slots = new Map(
    [...layout.sharedSlots, ...layout.codeSlots].map((slot) => [slot.offset, slot.length]),
  );
  const filled = pieces.filter((piece) => slots.get(piece.offset) === piece.bytes.length);
  if (filled.length !== pieces.length || new Set(filled.map((piece) => piece.offset)).size !== slots.size) {
    throw new RangeError('The pieces of a copy do not fill the slots of its file.');
  }
}

/** Opens what `sealPieces` made, for the file with this layout. @throws NotAuthentic, Unavailable, RangeError */
export function openPieces(
  keys: readonly WrappedKey[],
  place: Place,
  sealed: Uint8Array,
  layout: PreparedLayout,
): Piece[] {
  const pieces = parsePieces(open(keyOf(keys, sealed), placeOf(place), sealed));
  requireEverySlot(layout, pieces);
  return pieces;
}
