import { expect, test } from 'vitest';
import { isStorageKey, newStorageKey } from './storage.ts';

test('a new key is a random place in one of 65,536 folders', () => {
  const keys = Array.from({ length: 500 }, newStorageKey);
  for (const key of keys) expect(isStorageKey(key)).toBe(true);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(keys.map((key) => key.slice(0, 2))).size).toBeGreaterThan(150);
});

const good = '3f/a0/3fa01b62-7c1d-4e5f-8a9b-0123456789ab';
test.each([
  '',
  '../../etc/passwd',
  `../${good}`,
  `/${good}`,
  `${good}/`,
  `${good}\n`,
  `${good}\0`,
  good.toUpperCase(),
  good.replace('3f/a0', '3f/a1'),
  good.replace('3f/a0', '..'),
  good.replaceAll('/', '\\'),
  '3fa01b62-7c1d-4e5f-8a9b-0123456789ab',
  'unfinished/3fa01b62-7c1d-4e5f-8a9b-0123456789ab',
])('T22: nobody reaches anything with the made-up key %j', (key) => {
  expect(isStorageKey(good)).toBe(true);
  expect(isStorageKey(key)).toBe(false);
});
