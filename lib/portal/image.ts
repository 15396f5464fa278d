/** What a picture is, decided by its bytes alone. */
export type Image = {
  contentType: 'image/png' | 'image/jpeg' | 'image/webp';
  width: number;
  height: number;
};

const text = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

// ISO/IEC 15948: signature, IHDR first, chunks of length, type, data and checksum, IEND last.
function png(bytes: Uint8Array): Image | null {
  if (text(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n' || text(bytes, 12, 16) !== 'IHDR') return null;
  const data = view(bytes);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const type = text(bytes, at + 4, at + 8);
    at += 12 + data.getUint32(at);
    if (type === 'IEND') break;
  }
  if (at !== bytes.length) return null;
  return { contentType: 'image/png', width: data.getUint32(16), height: data.getUint32(20) };
}

// ITU T.81: segments up to the frame header, which has the size; the end marker is the last of the file.
function jpeg(bytes: Uint8Array): Image | null {
  if (text(bytes, 0, 3) !== '\xff\xd8\xff' || text(bytes, bytes.length - 2, bytes.length) !== '\xff\xd9')
    return null;
  const data = view(bytes);
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { contentType: 'image/jpeg', width: data.getUint16(at + 7), height: data.getUint16(at + 5) };
    at += 2 + data.getUint16(at + 2);
  }
  return null;
}

const uint24 = (bytes: Uint8Array, at: number) =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);

// RFC 9649: RIFF of exactly the file's length; the first chunk has the size in one of three forms.
function webp(bytes: Uint8Array): Image | null {
  if (bytes.length < 30 || text(bytes, 0, 4) !== 'RIFF' || text(bytes, 8, 12) !== 'WEBP') return null;
  const data = view(bytes);
  if (data.getUint32(4, true) + 8 !== bytes.length) return null;
  const contentType = 'image/webp';
  switch (text(bytes, 12, 16)) {
    case 'VP8 ':
      return {
        contentType,
        width: data.getUint16(26, true) & 0x3fff,
        height: data.getUint16(28, true) & 0x3fff,
      };
    case 'VP8L': {
      const bits = data.getUint32(21, true);
      return { contentType, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { contentType, width: uint24(bytes, 24) + 1, height: uint24(bytes, 27) + 1 };
    default:
      return null;
  }
}

/**
 * The kind and size of a PNG, JPEG or WebP picture; null for everything else, for a picture that is cut off, and for one
 * that something else is appended to.
 */
export function imageOf(bytes: Uint8Array): Image | null {
  if (bytes.length < 30) return null;
  const image = png(bytes) ?? jpeg(bytes) ?? webp(bytes);
  return image && image.width > 0 && image.height > 0 ? image : null;
}
