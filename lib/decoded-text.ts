import { fileTypeFromBuffer } from 'file-type';

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What is no UTF-8 is nearly always this, on pages saved long ago.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The text of a file in UTF-8, UTF-16 or Windows-1252; or, for a file that holds no text, what it is instead. */
export async function decodedText(bytes: Uint8Array): Promise<{ text: string } | { mime: string }> {
  const type = await fileTypeFromBuffer(bytes.subarray(0, 4100));
  return type && !/xml|text/.test(type.mime) ? { mime: type.mime } : { text: decoded(bytes) };
}
