import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nestsTooDeep } from './nesting.ts';

const deep = (text: string) => nestsTooDeep(Buffer.from(text));
const nested = (depth: number, inner = '') => '['.repeat(depth) + inner + ']'.repeat(depth);
const field = (name: string, value: string) =>
  `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

test('what pages send passes, what would exhaust a decoder does not (F20)', () => {
  expect(deep(nested(200))).toBe(false);
  expect(deep(nested(201))).toBe(true);
  expect(deep('{"a":'.repeat(40_000))).toBe(true);
  expect(deep(`[${'[],{},'.repeat(40_000)}0]`)).toBe(false);
  expect(deep(JSON.stringify(['['.repeat(100_000), '\\"{'.repeat(1_000)]))).toBe(false);
});

test('brackets in texts hide no depth (F20)', () => {
  expect(deep('["]",'.repeat(201))).toBe(true);
  expect(deep('["\\"]",'.repeat(201))).toBe(true);
  expect(deep('["\\\\","]",'.repeat(201))).toBe(true);
});

test('no field of a form hides the depth of the next one, whatever a person wrote in it (F20)', () => {
  for (const written of ['"', '\\', '"\\', 'a "quoted" word and one "', ']'.repeat(1_000), '"]]]\n']) {
    expect(deep(field('1_name', written) + field('0', nested(300)))).toBe(true);
    expect(deep(field('1_name', written) + field('0', nested(100)))).toBe(false);
  }
});

test('of any value it never says less than its depth (F20)', () => {
  const wrap = (value: unknown, depth: number) => {
    let wrapped = value;
    for (let level = 0; level < depth; level += 1)
      wrapped = level % 2 ? [wrapped] : { '}"]\\': wrapped, b: ']' };
    return wrapped;
  };
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(0, 2), (value, space) => {
      expect(deep(JSON.stringify(wrap(value, 210), null, space))).toBe(true);
      expect(deep(JSON.stringify(wrap(value, 180), null, space))).toBe(false);
    }),
    { numRuns: 50 },
  );
});
