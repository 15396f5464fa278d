const schemes = ['https:', 'http:', 'mailto:'];

/** The address if it is absolute and of a harmless kind, else null: then only the link's words remain. */
export function safeLink(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed && schemes.includes(parsed.protocol) && url.length <= 2000 ? parsed.href : null;
}

const picture = /^image:([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/;

/** The id of one of the document's own pictures (`image:<id>`); null for what stands elsewhere, which is never fetched. */
export function pictureId(url: string): string | null {
  return picture.exec(url)?.[1] ?? null;
}
