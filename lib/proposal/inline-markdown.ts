import { Tokenizer } from 'htmlparser2';
import type { Link } from './block.ts';
import { type SourceText, SourceTextBuilder } from './source-text.ts';

const ignore = () => {};

/** The same text without HTML tags and comments, entities decoded. */
function withoutTags(raw: SourceText): SourceText {
  if (!/[<&]/.test(raw.text)) return raw;
  const builder = new SourceTextBuilder();
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => builder.addPart(raw, start, end),
      ontextentity: (codepoint, end) => {
        const start = Math.max(raw.text.lastIndexOf('&', end - 1), 0);
        builder.addAs(String.fromCodePoint(codepoint), raw.from[start] ?? 0, raw.to[end - 1] ?? 0);
      },
      onopentagname: (start, end) => {
        const name = raw.text.slice(start, end);
        // `<https://…>` and `<name@company.com>` are links that say where they lead.
        if (/[:@]/.test(name)) builder.addPart(raw, start, end);
        else if (/^(?:br|td|p|div)$/i.test(name))
          builder.addAs(' ', raw.from[start] ?? 0, raw.to[start] ?? 0);
      },
      onopentagend: ignore,
      onselfclosingtag: ignore,
      onclosetag: ignore,
      onattribname: ignore,
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      oncomment: ignore,
      oncdata: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(raw.text);
  tokenizer.end();
  return builder.take();
}

/** Which signs of a text are marks and not words, and the links that the marks made. */
type Marks = { dropped: Uint8Array; links: Link[]; linked: number };

const farthest = 2000;

/** The end of a link's destination that begins at `start` with `(` or `[`; -1 where it is none. */
function endOfDestination(text: string, start: number): number {
  const closing = text[start] === '(' ? ')' : ']';
  const end = text.indexOf(closing, start + 1);
  return end === -1 || end - start > farthest ? -1 : end;
}

function drop(marks: Marks, start: number, end: number): void {
  marks.dropped.fill(1, start, end);
}

/** Takes a link apart whose label ends at `close`; answers where to read on. */
function readLink(text: string, open: number, close: number, marks: Marks): number {
  const next = text[close + 1];
  const end = next === '(' || next === '[' ? endOfDestination(text, close + 1) : -1;
  if (end === -1) return close;
  const image = text[open - 1] === '!';
  drop(marks, image ? open - 1 : open, image ? end + 1 : open + 1);
  drop(marks, close, end + 1);
  if (image) return end;
  const href = next === '(' ? (text.slice(close + 2, end).split(' ', 1)[0] ?? '') : '';
  marks.links.push({ href, label: text.slice(open + 1, Math.min(close, open + 200)) });
  marks.linked += close - open - 1;
  return end;
}

const word = /[\p{L}\p{N}]/u;

/** Whether a run of `*`, `_`, `~` or backticks is a mark: it touches a word, and `_` only at the end of one. */
function isMark(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ' ';
  const after = text[end] ?? ' ';
  if (before === ' ' && after === ' ') return false;
  return text[start] !== '_' || !(word.test(before) && word.test(after));
}

/** Reads the sign at `index`; answers the last place that it has dealt with. */
function readSign(text: string, index: number, open: number[], marks: Marks): number {
  const sign = text[index] ?? '';
  if (sign === '\\' && /[!-/:-@[-`{-~]/.test(text[index + 1] ?? '')) {
    drop(marks, index, index + 1);
    return index + 1;
  }
  if (sign === '[') open.push(index);
  if (sign === ']') {
    const start = open.pop();
    return start === undefined ? index : readLink(text, start, index, marks);
  }
  if (!'*_~`'.includes(sign)) return index;
  let end = index + 1;
  while (text[end] === sign) end += 1;
  if (isMark(text, index, end)) drop(marks, index, end);
  return end - 1;
}

function marksOf(text: string): Marks {
  const marks: Marks = { dropped: new Uint8Array(text.length), links: [], linked: 0 };
  const open: number[] = [];
  for (let index = 0; index < text.length; index += 1) index = readSign(text, index, open, marks);
  return marks;
}

/**
 * What a piece of Markdown says, without its marks. One pass from left to right: CommonMark's own rules for brackets and
 * stars take quadratic time in every parser we measured, and a claim needs the words only.
 */
export function inlineMarkdown(raw: SourceText): { text: SourceText; links: Link[]; linked: number } {
  const plain = withoutTags(raw);
  const { dropped, links, linked } = marksOf(plain.text);
  const builder = new SourceTextBuilder();
  let start = 0;
  while (start < plain.text.length) {
    const hit = dropped.indexOf(1, start);
    const end = hit === -1 ? plain.text.length : hit;
    builder.addPart(plain, start, end);
    start = end;
    while (dropped[start] === 1) start += 1;
  }
  return { text: builder.take(), links, linked };
}
