import { describe, expect, test } from 'vitest';
import { cleanLine } from './clean-text.ts';
import { OUTLINES_LENGTH } from './layout.ts';
import { drawMark, printedTime, unsupportedCharacters } from './marks.ts';
import { DEFAULT_MARK_TEMPLATE, type MarkFields, markTemplate } from './template.ts';
import { runsOf } from './text-runs.ts';

const fields: MarkFields = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  company: 'Analytical Engines',
  at: new Date('2026-11-22T03:58:59Z'),
  code: '7K3QX-9MPW2',
};
const draw = (changes: Partial<MarkFields>, template = DEFAULT_MARK_TEMPLATE) =>
  drawMark({ ...fields, ...changes }, template);

const names: Record<string, string> = {
  Latin: 'Zoë Ødegård-Łukasiewicz ğış',
  Greek: 'Αλέξανδρος',
  Cyrillic: 'Александра Ёлкина',
  Arabic: 'محمد بن عبد الله',
  Hebrew: 'דוד בן־גוריון',
  Devanagari: 'क्षितिज श्रीवास्तव',
  Thai: 'สมชาย ศรีสุวรรณ์',
  'simplified Chinese': '王小明 安全技术',
  'traditional Chinese': '陳大文 臺灣龍龜',
  Japanese: '山田 太郎 セキュリティ',
  Korean: '김철수 주식회사',
};

describe('names in other scripts are drawn, never question marks (P15)', () => {
  test.each(Object.entries(names))('%s', async (_script, name) => {
    expect(await unsupportedCharacters(name)).toEqual([]);
    const runs = await runsOf(cleanLine(name));
    const glyphs = runs.flatMap((run) => run.font.layout(run.text).glyphs);
    expect(glyphs.length).toBeGreaterThan(0);
    expect(glyphs.filter((glyph) => glyph.id === 0)).toEqual([]);
    const drawn = await draw({ name });
    const without = await draw({ name: '' });
    expect(drawn.operators).not.toBe(without.operators);
  });

  test('an Arabic name is joined and runs from right to left between Latin words', async () => {
    const runs = (await runsOf('Ali محمد Ivan')).filter((run) => run.text !== ' ');
    expect(runs.map((run) => [run.text.trim(), run.rightToLeft])).toEqual([
      ['Ali', false],
      ['محمد', true],
      ['Ivan', false],
    ]);
    const arabic = runs[1];
    const shaped = arabic?.font
      .layout('محمد', undefined, undefined, undefined, 'rtl')
      .glyphs.map((glyph) => glyph.id);
    const apart = [...'محمد'].map((letter) => arabic?.font.layout(letter).glyphs[0]?.id);
    expect(shaped).toHaveLength(4);
    expect(shaped?.toReversed()).not.toEqual(apart);
  });

  test('Japanese names are written with Japanese forms, Korean with Korean', async () => {
    expect((await runsOf('骨 かな'))[0]?.slice.family).toBe('noto-sans-jp');
    expect((await runsOf('骨 한글'))[0]?.slice.family).toBe('noto-sans-kr');
    expect((await runsOf('骨'))[0]?.slice.family).toBe('noto-sans-sc');
  });

  test('a character that no font has is reported, and so are emoji, which are left out', async () => {
    expect(await unsupportedCharacters('Ada გიორგი 🎉')).toEqual(['გ', 'ი', 'ო', 'რ', '🎉']);
    expect(await unsupportedCharacters('Ada © O’Brien № 1')).toEqual([]);
  });
});

describe('hostile names become harmless (P14)', () => {
  test.each([
    ['line breaks and controls', 'Ada\r\n\u0000\u001b Love\tlace', 'Ada Love lace'],
    ['direction overrides and marks', '\u202eadA\u202c \u2066x\u2069\u200f', 'adA x'],
    ['zero-width and tag characters', 'A\u200bd\ufeffa\u{e0041}\u2060', 'Ada'],
    ['joiners where they join nothing', 'A\u200dd\u200ca', 'Ada'],
    ['joiners that shape Persian', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['emoji of every kind', 'Ada 👩‍👩‍👧 🇩🇪 1️⃣ ❤️ ok', 'Ada ok'],
    ['lone surrogates', 'Ada\ud800', 'Ada\ufffd'],
    ['decomposed letters', 'Zoe\u0308', 'Zoë'],
  ])('%s', (_title, text, clean) => {
    expect(cleanLine(text)).toBe(clean);
  });

  test('PDF syntax in a name draws letters and adds no operators', async () => {
    const { operators } = await draw({ name: ') Tj ET Q /OpenAction' });
    expect(operators).toMatch(/^(?:[\d.\- ]+ )?(?:[\d.\- ]*(?:g|cm|m|l|c|f)\n|q\n|Q\n)+$/m);
    expect(operators.match(/[A-Za-z]+/g)?.filter((word) => !/^(g|q|Q|cm|m|l|c|f)$/.test(word))).toEqual([]);
    expect(operators.match(/^q$/gm)?.length).toBe(operators.match(/^Q$/gm)?.length);
  });

  test.each([
    ['ten thousand letters', { name: 'W'.repeat(10_000), company: 'M'.repeat(10_000) }],
    ['ten thousand Han characters', { name: '龍'.repeat(10_000), company: '鬱'.repeat(5_000) }],
    ['combining marks without end', { name: `a${'\u0301'.repeat(9_000)}` }],
  ])('%s fit, shortened', async (_title, changes) => {
    const drawn = await draw(changes);
    expect(drawn.operators.length).toBeLessThanOrEqual(OUTLINES_LENGTH);
    expect(drawn.width).toBeLessThanOrEqual(341);
  });
});

describe('what does not fit', () => {
  test('a long name ends in an ellipsis', async () => {
    const long = await draw({ name: `${'Wolfeschlegelsteinhausen '.repeat(6)}end`, company: '' });
    const other = await draw({ name: `${'Wolfeschlegelsteinhausen '.repeat(6)}END`, company: '' });
    expect(long.operators).toBe(other.operators);
  });

  test('the address is never shortened, at any length that mail allows, beside the longest names', async () => {
    const local = 'w'.repeat(64);
    const domain = `${'m'.repeat(60)}.${'w'.repeat(60)}.${'m'.repeat(60)}`;
    const email = `${local}@${domain}.com`;
    const glyphs = async (address: string) =>
      (await draw({ email: address, name: '鬱'.repeat(50), company: 'W'.repeat(100) })).operators.match(
        /^f$/gm,
      )?.length ?? 0;
    expect(email.length).toBeLessThanOrEqual(254);
    // One painted path for each letter: one letter less in the address is one less here.
    expect((await glyphs(email)) - (await glyphs(email.slice(1)))).toBe(1);
  });
});

describe('the template', () => {
  test('leaves out name, company and time, but never the address and the code', async () => {
    const bare = { ...DEFAULT_MARK_TEMPLATE, name: false, company: false, time: false };
    const painted = async (changes: Partial<MarkFields>, template = bare) =>
      (await draw(changes, template)).operators.match(/^f$/gm)?.length ?? 0;
    const letters = 'ada@example.com'.length + '7K3QX-9MPW2'.length + '·'.length;
    expect(await painted({})).toBe(letters);
    expect(await painted({ name: 'Somebody else' })).toBe(letters);
    expect(await painted({}, DEFAULT_MARK_TEMPLATE)).toBeGreaterThan(letters);
  });

  test('must put the marks somewhere', () => {
    expect(markTemplate.safeParse({ tiled: false, margin: false }).success).toBe(false);
    expect(markTemplate.parse({})).toEqual(DEFAULT_MARK_TEMPLATE);
  });
});

test('the time is printed in UTC to the minute', () => {
  expect(printedTime(fields.at)).toBe('2026-11-22 03:58 UTC');
});
