import { policyBody } from '#lib/policy/schema.ts';
import { type FileFields, readFields } from './file-fields.ts';
import { splitFrontMatter } from './front-matter.ts';
import { onlyLists } from './left-out.ts';
import type { FileProblem, TextFile } from './schema.ts';

/** One file as it may become a language, or a version, of a policy. */
export type Candidate = {
  path: string;
  identifier: string;
  /** Whether the file itself says what it is called, or only its name does. */
  named: boolean;
  title: string;
  body: string;
  /** The line of the file on which the text begins, from 1. */
  bodyLine: number;
  fields: FileFields;
  notes: string[];
  problems: FileProblem[];
};

const pattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._()/-]*$/u;
const longest = 40;

/** A name that people can use, of any text. */
export function identifierFrom(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest);
  return (cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut).replace(/-+$/, '');
}

/** What the place of a file calls it: its folder for an index, else its name without a number before it. */
export function nameFromPath(path: string): string {
  const parts = path.split('/');
  const file = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '');
  const isIndex = /^index$/i.test(file) && parts.length > 1;
  const name = isIndex ? (parts.at(-2) ?? file) : file;
  return name.replace(/^\d+[\s._-]+(?=\p{L})/u, '');
}

/** The first line of a text, and what follows it. */
function firstLine(text: string): { line: string; rest: string } {
  const end = text.indexOf('\n');
  return end === -1 ? { line: text, rest: '' } : { line: text.slice(0, end), rest: text.slice(end + 1) };
}

/** A heading without the marks that may close it. */
function withoutMarks(heading: string): string {
  let end = heading.length;
  while (heading[end - 1] === '#') end -= 1;
  return heading.slice(0, end).trim();
}

// Line by line: one pattern for all of it takes minutes for words that stand two thousand blanks apart.
function headingOf(body: string): { text: string; rest: string } | null {
  const { line, rest } = firstLine(body.trimStart());
  if (line.startsWith('# ')) {
    const text = withoutMarks(line.slice(2).trim());
    return text ? { text, rest } : null;
  }
  const under = firstLine(rest);
  if (!/^[^#>\-*|]/.test(line) || !/^=+ *$/.test(under.line)) return null;
  return { text: line.trim(), rest: under.rest };
}

const unnumbered = (title: string) => title.replace(/^\d+(?:\.\d+)*[.)]?\s+(?=\S)/, '');
const plainTitle = (title: string) =>
  title
    .replace(/\s+/g, ' ')
    .slice(0, 2000)
    .replace(/[*_`]|<[^>]*>/g, '')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, 200);

function titleFromName(path: string): string {
  const words = nameFromPath(path)
    .replace(/[-_.]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The title, and the text without the heading that only repeats it. */
function titled(
  path: string,
  body: string,
  said: string | null,
): { title: string; body: string; cut: number } {
  const heading = headingOf(body);
  const found = heading ? unnumbered(plainTitle(heading.text)) : null;
  const title = said ?? found ?? titleFromName(path);
  const repeats = heading && found?.toLowerCase() === unnumbered(title).toLowerCase();
  const kept = repeats ? heading.rest : body;
  const text = kept.replace(/^(?:[ \t]*\n)+/, '');
  return { title: title === '' ? 'Policy' : title, body: text, cut: body.length - text.length };
}

/** A text that we wrote ourselves: after a blank line it stands as it was. */
function verbatim(
  path: string,
  body: string,
  said: string | null,
): { title: string; body: string; cut: number } {
  const cut = body.startsWith('\n') ? 1 : 0;
  return { title: said ?? titleFromName(path), body: body.slice(cut), cut };
}

function identifierOf(path: string, fields: FileFields): { identifier: string; named: boolean } {
  const said = fields.identifier;
  if (said && said.length <= longest && pattern.test(said)) return { identifier: said, named: true };
  const made = identifierFrom(said ?? nameFromPath(path));
  return { identifier: made === '' ? 'policy' : made, named: false };
}

// Pages that were once printed or copied carry form feeds and the like, which say nothing.
const stray = /[^\P{Cc}\t\n]/gu;

/** Reads a file as a policy; null for one that does nothing but list others. Line ends are LF. */
export function readCandidate(file: TextFile): Candidate | null {
  const { path } = file;
  const text = file.text.replace(stray, '');
  const notes = text === file.text ? file.notes : [...file.notes, 'Control characters were taken out.'];
  const front = splitFrontMatter(text);
  if (onlyLists(path, front.body)) return null;
  const { fields, problems } = readFields(front.fields);
  const lines = text.split('\n', front.bodyLine);
  const lineOf = (key: string) => {
    const at = lines.findIndex((line) => line.trimStart().toLowerCase().replace(/^["']/, '').startsWith(key));
    return at < 0 ? null : at + 1;
  };
  const { title, body, cut } = fields.ours
    ? verbatim(path, front.body, fields.title)
    : titled(path, front.body, fields.title);
  const told: FileProblem[] = problems.map(({ key, message }) => ({ path, line: lineOf(key), message }));
  if (front.problem) told.push({ path, ...front.problem });
  const checked = policyBody.safeParse(body);
  for (const { message } of checked.error?.issues ?? []) told.push({ path, line: null, message });
  if (body.trim() === '' && !fields.file)
    told.push({ path, line: null, message: 'There is no text beside the title.' });
  return {
    path,
    ...identifierOf(path, fields),
    title,
    body: checked.data ?? body,
    bodyLine: front.bodyLine + front.body.slice(0, cut).split('\n').length - 1,
    fields,
    notes,
    problems: told,
  };
}
