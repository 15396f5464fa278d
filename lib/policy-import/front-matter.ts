import { LineCounter, parseDocument } from 'yaml';

/** What stands before a text: its fields by lower-case name, the text, and the line (from 1) on which the text begins. */
export type FrontMatter = {
  fields: ReadonlyMap<string, unknown>;
  body: string;
  bodyLine: number;
  problem: { line: number; message: string } | null;
};

const mostCharacters = 64 * 1024;
const mostLines = 2_000;
const deepest = 12;

const key = /^["']?[\p{L}][\p{L}\p{N} _-]{0,60}["']?\s*:(?:\s|$)/u;
const closing = /^(?:---|\.\.\.)\s*$/;

type Parts = { yaml: string; yamlLine: number; body: string; bodyLine: number };

/** Front matter between two lines of `---`; some sets leave the first one out. Null where there is none. */
function partsOf(text: string): Parts | null {
  const lines = text.slice(0, mostCharacters * 2).split('\n', mostLines);
  const opened = /^---\s*$/.test(lines[0] ?? '');
  const from = opened ? 1 : 0;
  const end = lines.findIndex((line, index) => index >= from && closing.test(line));
  if (end < 0) return null;
  const inside = lines.slice(from, end);
  const filled = inside.filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  // Without its first line it could as well be a heading with a line below.
  const plain = filled.length > 1 && filled.every((line) => key.test(line) || /^\s+\S|^- /.test(line));
  if (!opened && !(plain && key.test(filled[0] ?? ''))) return null;
  if (opened && filled.length > 0 && !filled.some((line) => /:|^\s*[[{-]/.test(line))) return null;
  const length = lines.slice(0, end + 1).join('\n').length;
  return {
    yaml: inside.join('\n'),
    yamlLine: from + 1,
    body: text.slice(length).replace(/^\n/, ''),
    bodyLine: end + 2,
  };
}

function depthOf(value: unknown): number {
  let deep = 0;
  const open = [{ value, depth: 1 }];
  for (let one = open.pop(); one; one = open.pop()) {
    deep = Math.max(deep, one.depth);
    if (deep > deepest) return deep;
    if (one.value === null || typeof one.value !== 'object') continue;
    for (const inner of Object.values(one.value)) open.push({ value: inner, depth: one.depth + 1 });
  }
  return deep;
}

/** How deep brackets go, before a reader follows them. */
function bracketDepth(yaml: string): number {
  let [depth, most] = [0, 0];
  for (const character of yaml) {
    if (character === '[' || character === '{') depth += 1;
    if (character === ']' || character === '}') depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
}

type Read = { fields: Map<string, unknown> } | { line: number; message: string };

function readYaml(yaml: string): Read {
  const tooDeep = {
    line: 1,
    message: 'The front matter is nested too deep. Please keep it to names and lists.',
  };
  if (yaml.length > mostCharacters)
    return { line: 1, message: 'The front matter is longer than 64 KB. Please shorten it.' };
  if (bracketDepth(yaml) > deepest || /^[ \t]*(?:[-?]\s+){12}/m.test(yaml)) return tooDeep;
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(yaml, {
      lineCounter,
      logLevel: 'silent',
      prettyErrors: false,
      schema: 'core',
    });
    const [error] = document.errors;
    if (error) {
      const { line } = lineCounter.linePos(error.pos[0]);
      const why = error.message.split('\n')[0]?.slice(0, 150) ?? '';
      return { line, message: `The front matter cannot be read as YAML: ${why.replace(/\.?$/, '.')}` };
    }
    // Nobody writes references into the head of a policy; whoever does wants them to multiply.
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    if (depthOf(value) > deepest) return tooDeep;
    if (value === null) return { fields: new Map() };
    if (typeof value !== 'object' || Array.isArray(value))
      return { line: 1, message: 'The front matter is no list of names with values.' };
    return {
      fields: new Map(Object.entries(value).map(([name, inner]) => [name.trim().toLowerCase(), inner])),
    };
  } catch (error) {
    if (error instanceof ReferenceError)
      return {
        line: 1,
        message:
          'The front matter uses references (& and *), which are not followed. Please write the values out.',
      };
    if (error instanceof RangeError) return tooDeep;
    throw error;
  }
}

/**
 * Takes a text apart into front matter (YAML between lines of `---`, the first of which may be missing) and what it says.
 * Front matter that cannot be read is a problem and the text stays whole. Line ends are LF.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const parts = partsOf(text);
  if (!parts) return { fields: new Map(), body: text, bodyLine: 1, problem: null };
  const read = readYaml(parts.yaml);
  const { body, bodyLine } = parts;
  if ('fields' in read) return { fields: read.fields, body, bodyLine, problem: null };
  const { line, message } = read;
  return { fields: new Map(), body, bodyLine, problem: { line: parts.yamlLine + line - 1, message } };
}
