import { expect, test } from 'vitest';
import { acceptedLocale, localeOf } from './locale.ts';

test.each([
  ['de', 'de'],
  ['de-CH', 'de'],
  ['FR_ca', 'fr'],
  [' ja ', 'ja'],
  ['deu', null],
  ['nl', null],
  ['', null],
  [undefined, null],
])('the tag %j is read in %j', (tag, locale) => {
  expect(localeOf(tag)).toBe(locale);
});

test.each([
  ['fr;q=0.5, de;q=0.9, en', 'en'],
  ['nl, es-MX;q=0.7, en;q=0.3', 'es'],
  ['de;q=0, en;q=0.1', 'en'],
  ['de ; q=0.8 , ja;q=0.8', 'de'],
  ['*', null],
  ['nl', null],
  [';;;,,q=1', null],
  [`${'x,'.repeat(10_000)}de`, null],
  [undefined, null],
])('of %j a reader gets %j', (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale);
});
