import { quotedIn } from '#lib/policy/quoted.ts';

/** A picture that a text shows: where it is named, and the file it means within the import; null where none came along. */
export type ShownPicture = { start: number; end: number; target: string; path: string | null };

const picture = /!\[[^\]\n]{0,500}\]\(\s*<?([^)\s>]{1,1000})>?(?:\s+["'(][^)\n]{0,300})?\)/g;

/** A path from where a text stands; null where it leads out of the import or is none. */
export function resolvePath(from: string, target: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) return null;
  let name = target.replace(/[?#].*$/, '');
  try {
    name = decodeURIComponent(name);
  } catch {
    return null;
  }
  const parts = name.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** The pictures of a text, each with the file that it means, if that came along. */
export function picturesIn(path: string, body: string, known: ReadonlySet<string>): ShownPicture[] {
  const matches = [...body.matchAll(picture)];
  if (matches.length === 0) return [];
  const { ranges } = quotedIn(body);
  return matches.flatMap(({ 0: all, 1: target = '', index }) => {
    if (target.startsWith('image:') || ranges.some(({ start, end }) => index >= start && index < end))
      return [];
    const resolved = resolvePath(path, target);
    const start = index + all.indexOf(target, all.indexOf(']('));
    const there = resolved !== null && known.has(resolved) ? resolved : null;
    return [{ start, end: start + target.length, target, path: there }];
  });
}

/** The text with its pictures named by their ids. */
export function withPictureIds(path: string, body: string, ids: ReadonlyMap<string, string>): string {
  let [written, position] = ['', 0];
  for (const { start, end, path: file } of picturesIn(path, body, new Set(ids.keys()))) {
    if (file === null) continue;
    written += `${body.slice(position, start)}image:${ids.get(file)}`;
    position = end;
  }
  return written + body.slice(position);
}
