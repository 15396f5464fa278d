const base = (path: string) => path.split('/').at(-1) ?? path;

const reasons: readonly [RegExp, string][] = [
  [/(^|\/)(?:\.[^/]+|__MACOSX|node_modules|Thumbs\.db|desktop\.ini)(\/|$)/i, ''],
  [/(^|[/_-])README(\.[a-z-]+)?(\.\w+)?$/i, 'A read-me says how to use the folder and is no policy.'],
  [
    /(^|\/)(LICEN[CS]E|COPYING|NOTICE)([.-].*)?$/i,
    'A licence says how the texts may be used and is no policy.',
  ],
  [/(^|\/)_index\.\w+$/i, 'This page only lists others.'],
  [/(^|\/)(SUMMARY|TOC|table-of-contents|_sidebar|_navbar)\.(md|markdown)$/i, 'This page only lists others.'],
  [
    /(^|\/)(CHANGELOG|CONTRIBUTING|CODEOWNERS|AUTHORS)(\.\w+)?$/i,
    'This file is about the folder and is no policy.',
  ],
  [/\.doc$/i, 'This is the old form of Word. Please save it as DOCX or PDF.'],
  [/\.(docm|dotm)$/i, 'This document carries macros. Please save it as DOCX or PDF.'],
  [/\.(odt|rtf|pages)$/i, 'This form of document is not read. Please save it as DOCX, Markdown or PDF.'],
  [/\.(html?|mdx)$/i, 'This form of page is not read. Please save it as Markdown.'],
  [/\.(zip|tar|t?gz|7z|rar)$/i, 'An archive within an archive is not opened.'],
  [/\.svg$/i, 'A picture of this kind can hold programs and is not taken. Please save it as PNG.'],
];

/** What a file is by its name; the content is looked at later. */
export type FileKind = 'markdown' | 'word' | 'pdf' | 'picture' | 'versions';

const kinds: readonly [RegExp, FileKind][] = [
  [/(^|\/)versions\.tsv$/i, 'versions'],
  [/\.(md|markdown|mdown|txt)$/i, 'markdown'],
  [/\.docx$/i, 'word'],
  [/\.pdf$/i, 'pdf'],
  [/\.(png|jpe?g|gif|webp)$/i, 'picture'],
];

/** What a file is taken for by its path, or why it is left out; a reason of '' is not worth telling. */
export function kindOf(path: string): { kind: FileKind } | { reason: string } {
  const reason = reasons.find(([pattern]) => pattern.test(path))?.[1];
  if (reason !== undefined) return { reason };
  const kind = kinds.find(([pattern]) => pattern.test(path))?.[1];
  return kind ? { kind } : { reason: 'Policies come as Markdown, DOCX or PDF; other files are left out.' };
}

/** Whether a text does nothing but list other pages: hardly a word outside of links. */
export function onlyLists(path: string, body: string): boolean {
  if (!/^(index|overview|home)\.\w+$/i.test(base(path))) return false;
  const links = body.match(/\]\([^)]*\)/g)?.length ?? 0;
  const words = body.replace(/!?\[[^\]]*\]\([^)]*\)/g, '').match(/\p{L}{2,}/gu)?.length ?? 0;
  return links > 2 && words < links * 8 && words < 80;
}

/** Why a path is not followed: it leads out of its folder, or is none at all. Null when it may be. */
export function whyNotPath(path: string): string | null {
  if (path.length > 500) return 'The path of this file is too long.';
  if (/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(path) || !path.isWellFormed())
    return 'The name of this file holds characters that cannot be used.';
  const parts = path.replaceAll('\\', '/').split('/');
  if (path.startsWith('/') || path.startsWith('\\') || /^[A-Za-z]:/.test(path) || parts.includes('..'))
    return 'The path of this file leads out of the archive. It is not followed.';
  return null;
}
