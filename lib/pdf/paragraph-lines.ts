import bidiFactory from 'bidi-js';
import type { Span } from './markdown-blocks.ts';
import { runsOf, type TextRun } from './text-runs.ts';

const bidi = bidiFactory();

/** A run and its width in thousandths of the font size. */
export type MeasuredRun = TextRun & { width: number; bold: boolean };

/** One line, its runs from left to right; `rightToLeft` lines end at the right margin. */
export type Line = { runs: MeasuredRun[]; width: number; rightToLeft: boolean };

type Word = { text: string; bold: boolean; width: number };

const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
const measured = new Map<string, Omit<MeasuredRun, 'bold'>[]>();

function widthOfRun({ font, text, rightToLeft }: TextRun): number {
  const shaped = font.layout(text, undefined, undefined, undefined, rightToLeft ? 'rtl' : 'ltr');
  return (shaped.advanceWidth * 1000) / font.unitsPerEm;
}

// The same words come again and again; shaping them once makes a long report ten times faster.
async function runsOfWord(text: string): Promise<Omit<MeasuredRun, 'bold'>[]> {
  const known = measured.get(text);
  if (known) return known;
  const runs = (await runsOf(text)).map((run) => ({ ...run, width: widthOfRun(run) }));
  if (measured.size > 20_000) measured.clear();
  measured.set(text, runs);
  return runs;
}

async function widthOf(text: string): Promise<number> {
  return (await runsOfWord(text)).reduce((sum, run) => sum + run.width, 0);
}

// Break chances: after spaces, and between ideographs, which have no spaces.
const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\p{P}]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+\s*|\s+|\n/gu;

async function wordsOf(spans: readonly Span[]): Promise<Word[]> {
  const words: Word[] = [];
  for (const { text, bold } of spans) {
    for (const part of text.split(/(\n)/)) {
      if (part === '\n') words.push({ text: '\n', bold, width: 0 });
      else
        for (const word of part.match(wordPattern) ?? [])
          words.push({ text: word, bold, width: await widthOf(word) });
    }
  }
  return words;
}

/** Cuts a word that is wider than a line, such as a long address, into parts that fit. */
async function fitting(word: Word, most: number): Promise<Word[]> {
  if (word.width <= most) return [word];
  const parts: Word[] = [];
  let text = '';
  for (const character of word.text) {
    if (text !== '' && (await widthOf(text + character)) > most) {
      parts.push({ ...word, text, width: await widthOf(text) });
      text = '';
    }
    text += character;
  }
  return [...parts, { ...word, text, width: await widthOf(text) }];
}

// Neighbours that look alike are drawn in one go.
function append(runs: MeasuredRun[], run: MeasuredRun): void {
  const last = runs.at(-1);
  if (!last || last.slice !== run.slice || last.bold !== run.bold) {
    runs.push({ ...run });
    return;
  }
  last.text += run.text;
  last.width += run.width;
}

async function lineOf(words: readonly Word[], paragraphIsRightToLeft: boolean): Promise<Line> {
  const text = words
    .map((word) => word.text)
    .join('')
    .trimEnd();
  const runs: MeasuredRun[] = [];
  if (rightToLeftLetter.test(text)) {
    const direction = paragraphIsRightToLeft ? 'rtl' : 'ltr';
    for (const run of await runsOf(text, 'Regular', direction))
      runs.push({ ...run, width: widthOfRun(run), bold: false });
  } else {
    for (const word of words)
      for (const run of await runsOfWord(word.text)) append(runs, { ...run, bold: word.bold });
  }
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0), rightToLeft: paragraphIsRightToLeft };
}

async function fill(words: readonly Word[], width: number): Promise<Word[][]> {
  const lines: Word[][] = [[]];
  let used = 0;
  for (const long of words) {
    if (long.text === '\n') {
      lines.push([]);
      used = 0;
      continue;
    }
    for (const word of await fitting(long, width)) {
      if (used > 0 && used + word.width > width) {
        lines.push([]);
        used = 0;
      }
      lines.at(-1)?.push(word);
      used += word.width;
    }
  }
  return lines;
}

/**
 * Breaks a paragraph into lines of at most `width` thousandths of the font size, each in the order it stands on paper
 * (Unicode annex 9). The direction of the paragraph is that of its first strong letter.
 */
export async function linesOf(spans: readonly Span[], width: number): Promise<Line[]> {
  const whole = spans.map((span) => span.text).join('');
  const [paragraph] = bidi.getEmbeddingLevels(whole).paragraphs;
  const rightToLeft = (paragraph?.level ?? 0) % 2 === 1;
  const lines = await fill(await wordsOf(spans), width);
  const filled: Line[] = [];
  for (const words of lines) if (words.length > 0) filled.push(await lineOf(words, rightToLeft));
  return filled;
}
