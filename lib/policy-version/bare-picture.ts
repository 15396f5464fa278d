import { imageOf } from '#lib/portal/image.ts';
import { pictureLimits } from './schema.ts';

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const pixelChunks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'sRGB', 'gAMA', 'pHYs']);

// ISO/IEC 15948: chunks of length, type, data and checksum.
function isBarePng(bytes: Uint8Array): boolean {
  const data = view(bytes);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + data.getUint32(at))
    if (!pixelChunks.has(String.fromCharCode(...bytes.subarray(at + 4, at + 8)))) return false;
  return true;
}

// ITU T.81: tables, the frame, JFIF's and Adobe's segment; then one scan, in which no other segment may hide.
function isBareJpeg(bytes: Uint8Array): boolean {
  const data = view(bytes);
  let at = 2;
  while (bytes[at + 1] !== 0xda) {
    const marker = bytes[at + 1] ?? 0;
    const isTable = (marker >= 0xc0 && marker <= 0xcf) || marker === 0xdb || marker === 0xdd;
    if (bytes[at] !== 0xff || at + 4 > bytes.length || !(isTable || marker === 0xe0 || marker === 0xee))
      return false;
    at += 2 + data.getUint16(at + 2);
  }
  for (at += 2; at < bytes.length - 2; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return false;
  }
  return true;
}

/**
 * Whether these bytes are a PNG or JPEG of pixels alone, no larger than a page needs: what cleanPicture() made, for one. Such a
 * picture stays as it is, so that one that was exported comes back as the same.
 */
export function isBarePicture(bytes: Uint8Array): boolean {
  const image = imageOf(bytes);
  if (!image || Math.max(image.width, image.height) > pictureLimits.shown) return false;
  if (image.contentType === 'image/png') return isBarePng(bytes);
  return image.contentType === 'image/jpeg' && isBareJpeg(bytes);
}
