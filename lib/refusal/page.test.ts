import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalBody, wayBack } from './answer.ts';
import { refusalPage } from './page.ts';
import { titleOf } from './words.ts';

const refused = { status: 410, text: '<b>Gone & over</b>', locale: 'ja', back: '/duties/alder' } as const;

/** The names and values that the first rule of a text gives to its custom properties. */
const coloursOf = (text = '') => (text.split('}')[0] ?? '').match(/--[\w-]+:#\w+/g) ?? [];

test('the page of a refusal has the colours of all other pages, by day and by night', () => {
  const theirs = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8').replace(/\s/g, '');
  const ours = refusalPage(refused, 'n').replace(/\s/g, '');
  const dark = '@media(prefers-color-scheme:dark){:root{';
  const [day, night] = [theirs.split(':root{')[1], theirs.split(dark)[1]].map(coloursOf);
  const [ownDay, ownNight] = [ours.split(':root{')[1], ours.split(dark)[1]].map(coloursOf);
  expect(ownDay).toHaveLength(8);
  expect(ownNight).toHaveLength(8);
  expect(day).toEqual(expect.arrayContaining(ownDay ?? []));
  expect(night).toEqual(expect.arrayContaining(ownNight ?? []));
});

test('whatever a refusal says is text, in a page of its reader’s language that loads nothing', () => {
  const page = refusalPage(refused, 'abc');
  expect(page).toContain('<html lang="ja">');
  expect(page).toContain(`<h1>${titleOf(410, 'ja')}</h1>`);
  expect(page).toContain('&lt;b&gt;Gone &amp; over&lt;/b&gt;');
  expect(page).toContain('<style nonce="abc">');
  expect(page).not.toMatch(/<script|<link|<img|url\(|@import| style="/);
});

test('a page comes only to whoever asks for pages', () => {
  const type = (accept?: string) => refusalBody(refused, accept, 'n').contentType.split(';')[0];
  expect(type('text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8')).toBe('text/html');
  expect(type('application/json')).toBe('application/json');
  expect(type('application/problem+json, */*')).toBe('application/json');
  expect(type('image/avif,image/webp,*/*')).toBe('text/plain');
  expect(type()).toBe('text/plain');
});

test('the way back leads to the front of what was asked for, and nowhere else', () => {
  expect(wayBack('/duties/alder/receipts/1?x=1')).toBe('/duties/alder');
  expect(wayBack('/w/alder/people')).toBe('/w/alder');
  for (const address of ['/trust/alder', '//evil.example/trust/x/', '/trust/"><b>/x', '/sign-in/alder', ''])
    expect(wayBack(address)).toBeNull();
});
