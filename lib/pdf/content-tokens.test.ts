import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closingOperators, readContentState } from './content-tokens.ts';

const read = (text: string) => readContentState(Buffer.from(text, 'latin1'));

describe('what page content leaves open', () => {
  test.each([
    ['balanced', 'q 1 0 0 1 5 5 cm BT (a) Tj ET Q', ''],
    ['a save too many after a matrix', '0.1 0 0 0.1 0 0 cm q q 1 0 0 RG Q', 'Q\n'],
    ['operators in strings, names, comments and hex', '(q q \\) q) Tj /q gs % q q\n<7171> Tj', ''],
    ['a string over lines with nested parentheses', 'q ((q) q\n(q)) Tj', 'Q\n'],
    ['text, marked content and compatibility', 'BX /OC /L BDC BT q', 'ET\nEX\nEMC\nQ\n'],
    ['a path that is never painted', 'q 0 0 m 5 5 l', 'n\nQ\n'],
    ['a painted path', '0 0 10 10 re f', ''],
  ])('%s', (_title, content, closing) => {
    const state = read(content);
    expect(closingOperators(state)).toBe(closing);
    expect(state.end).toBe(content.length);
  });

  test('the data of an inline image is not content, also where it says EI', () => {
    const content = 'q BI /W 4 /H 1 /BPC 8 /CS /G ID q EI\x01\x02\xff q Q EI Q q';
    expect(read(content)).toMatchObject({ depth: 1, strayRestores: [] });
  });

  test('restores without a save are found where they stand', () => {
    expect(read('Q q Q 1 0 0 1 9 9 cm Q').strayRestores).toEqual([0, 21]);
  });

  test.each([
    ['a string', 'q (never (ends', '))\nQ\n'],
    ['a hexadecimal string', 'q <71', '>\nQ\n'],
    ['an array, with a string in it', 'q [(a) (b', ')]\nQ\n'],
    ['a dictionary', 'q /N <</A [q', ']>>\nQ\n'],
  ])('%s that never ends is ended', (_title, content, closing) => {
    expect(closingOperators(read(content))).toBe(closing);
  });

  test.each(['q BI /W 1', 'q BI ID abc', 'q BI /W 4 ID q EI\xff'])(
    'an inline image that never ends is left out: %s',
    (content) => {
      expect(read(content)).toMatchObject({ depth: 1, end: 2 });
    },
  );

  test('any bytes are read to some end, and what is read and closed is balanced', () => {
    const words = fc.constantFrom(
      'q',
      'Q',
      'BT',
      'ET',
      '(a(b)',
      ')',
      '<<',
      '/N',
      'BMC',
      'EMC',
      '1',
      're',
      'f',
      'ID',
      '<',
      '\xff',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (list) => {
        const bytes = Buffer.from(list.join(' '), 'latin1');
        const state = readContentState(bytes);
        const kept = Buffer.from(bytes.subarray(0, state.end));
        for (const offset of state.strayRestores) kept[offset] = 0x20;
        const whole = readContentState(Buffer.concat([kept, Buffer.from(`\n${closingOperators(state)}`)]));
        expect(whole).toMatchObject({
          depth: 0,
          strayRestores: [],
          inText: false,
          markedContent: 0,
          inPath: false,
        });
      }),
    );
  });
});
