import { expect, test } from 'vitest';
import { browserOf } from './browser.ts';

test('a browser is named as its owner knows it', () => {
  const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0';
  expect(browserOf(edge)).toBe('Edge on Windows');
  expect(browserOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0')).toBe('Firefox on Linux');
  expect(browserOf('Mozilla/5.0 (iPhone; CPU OS 19_0 like Mac OS X) Version/19 Safari/604.1')).toBe(
    'Safari on iPhone',
  );
});

test('what a program says of itself is never repeated to anybody', () => {
  expect(browserOf('visit https://evil.example now')).toBe('Another program');
});
