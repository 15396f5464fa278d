// Path signs of any system, quotes and what shells or headers read as more than a letter; invisible and
// direction-changing characters, which have made `fdp.exe` look like `exe.pdf`.
const unsafe = /[\p{C}\p{Zl}\p{Zp}\\/:*?"<>|%]/gu;
const longest = 120;

function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed();
}

/** Cuts at whole characters so that no half of a pair is left. */
function shortened(text: string, characters: number): string {
  return Array.from(text).slice(0, characters).join('');
}

/**
 * A name that every file system and every header can carry: no path, no controls, no direction marks, no dots in
 * front, at most 120 characters with `extension` (given with its dot, e.g. `.pdf`) at the end.
 */
export function safeFileName(name: string, extension: string): string {
  const stem = name.toLowerCase().endsWith(extension) ? name.slice(0, -extension.length) : name;
  const cleaned = wellFormed(stem)
    .normalize('NFC')
    .replace(unsafe, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.\-=+@']+|[\s.]+$/g, '');
  return `${shortened(cleaned, longest - extension.length).trim() || 'file'}${extension}`;
}

// RFC 8187 attr-char; everything else is written as UTF-8 octets in percent form.
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The header `Content-Disposition: attachment` for a name (RFC 6266): the name in ASCII for old clients, and whole in
 * UTF-8. The name is made safe first, so nothing that a person typed can end the header or name a folder.
 */
export function attachment(name: string, extension: string): string {
  const safe = safeFileName(name, extension);
  const ascii = safe
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extendedValue(safe)}`;
}
