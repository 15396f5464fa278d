import type { PreparedLayout, SharedSlot, Slot } from './layout.ts';
import { type DrawnMark, drawMark } from './marks.ts';
import type { Piece } from './pieces.ts';
import { MARK_STRENGTHS, type MarkFields, type MarkTemplate, markFields, markTemplate } from './template.ts';
import { codeOperators, copyIdentifier } from './trace.ts';

function padded(text: string, slot: Slot): Buffer {
  const bytes = Buffer.alloc(slot.length, ' ');
  if (Buffer.byteLength(text, 'latin1') > slot.length) throw new Error('A mark is longer than its slot.');
  bytes.write(text, 'latin1');
  return bytes;
}

/** Draws the text with its middle where the tile is. */
function tileOperators(mark: DrawnMark, template: MarkTemplate): string {
  if (!template.tiled) return '';
  const strength = MARK_STRENGTHS.indexOf(template.strength);
  return `/S${strength} gs 1 0 0 1 ${(-mark.width / 2).toFixed(2)} ${(-mark.height / 2).toFixed(2)} cm /O Do`;
}

function sharedText(slot: SharedSlot, mark: DrawnMark, fields: MarkFields, template: MarkTemplate): string {
  if (slot.role === 'outlines') return mark.operators;
  if (slot.role === 'tile') return tileOperators(mark, template);
  if (slot.role === 'margin') return template.margin ? '/M gs /O Do' : '';
  if (slot.role === 'information') return fields.code;
  return copyIdentifier(fields.code, slot.length);
}

/**
 * What a recipient's copy has in the slots of a prepared file, each piece exactly as long as its slot, in the order of
 * the file. Keep it (`serializePieces`): a copy's bytes then stay the same whatever becomes of fonts and libraries.
 * @throws ZodError  fields or template are not of their form
 */
export async function fillSlots(
  layout: PreparedLayout,
  fields: MarkFields,
  template: MarkTemplate,
): Promise<Piece[]> {
  const who = markFields.parse(fields);
  const how = markTemplate.parse(template);
  const mark = await drawMark(who, how);
  const pieces: Piece[] = layout.sharedSlots.map((slot) => ({
    offset: slot.offset,
    bytes: padded(sharedText(slot, mark, who, how), slot),
  }));
  const code = codeOperators(who.code);
  const drawn = new Map<number, Buffer>();
  for (const slot of layout.codeSlots) {
    const bytes = drawn.get(slot.length) ?? padded(code, slot);
    drawn.set(slot.length, bytes);
    pieces.push({ offset: slot.offset, bytes });
  }
  return pieces.sort((a, b) => a.offset - b.offset);
}
