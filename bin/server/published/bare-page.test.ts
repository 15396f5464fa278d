import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { barePage } from './bare-page.ts';

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;

test('scripts, their preloads and nonces are taken out, style sheets and forms stay', () => {
  const rendered = page(
    '<link rel="stylesheet" href="/a.css" nonce="abc" data-precedence="next"/><link rel="preload" as="script" nonce="abc" href="/b.js"/>' +
      '<script src="/b.js" async="" nonce="abc"></script><style nonce="abc">:root{--accent:#123456}</style>',
    '<form method="post" action="/go"></form><script nonce="abc">self.__next_f.push("<b>\\u003c/script> </b>")</script><p>&lt;script&gt;</p>',
  );
  const bare = barePage(rendered);
  expect(bare?.html).toBe(
    page(
      '<link rel="stylesheet" href="/a.css" data-precedence="next"/><style>:root{--accent:#123456}</style>',
      '<form method="post" action="/go"></form><p>&lt;script&gt;</p>',
    ),
  );
  const hash = createHash('sha256').update(':root{--accent:#123456}').digest('base64');
  expect(bare?.styleHashes).toEqual([`'sha256-${hash}'`]);
});

test.each([
  ['a part still to come', '<!--$?--><template id="B:0"></template><p>Loading</p><!--/$-->'],
  ['a part that came late', '<div hidden id="S:0"><p>late</p></div>'],
  ['a style attribute, which the policy would not obey', '<p style="color:red">red</p>'],
  ['a script without an end', '<script>alert(1)'],
])('a page with %s is not served without scripts', (_what, body) => {
  expect(barePage(page('', body))).toBeNull();
});

test('a page of a megabyte of openings takes no long time (F17)', () => {
  const began = performance.now();
  barePage('<script><'.repeat(100_000));
  expect(performance.now() - began).toBeLessThan(5_000);
});
