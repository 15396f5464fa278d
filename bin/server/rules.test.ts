import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';
import { refuseCrossSite } from './cross-site.ts';
import { loggablePath } from './front.ts';
import { decideHost } from './hosts.ts';
import { refuseHeaders, refuseTarget } from './target.ts';

test.each([
  ['http://evil.example/'],
  ['//evil.example'],
  ['/\\evil.example'],
  ['/../\\evil'],
  ['/%5cevil'],
  ['/a%2f%2fevil'],
  ['/a//b'],
  ['/a/../w/acme'],
  ['/a/%2e%2E/w/acme'],
  ['/.'],
  ['/a%00'],
  ['/a\tb'],
  ['/a%0d%0aset-cookie:x'],
  ['/%zz'],
  ['/%ff'],
  ['*'],
  ['evil.example:443'],
  ['/a#b'],
])('the target %j is refused before anything reads it (P22, S02)', (target) => {
  expect(refuseTarget('GET', target)?.status).toBe(400);
});

test.each([
  ['/'],
  ['/trust/acme/documents?next=//evil&x=%5C..'],
  ['/w/acme/requests/0198c0de-0000-7000-8000-000000000000'],
  ['/_next/static/chunks/a.b-c~d.js'],
  ['/.well-known/security.txt'],
  ['/trust/%C3%A5ngstr%C3%B6m'],
])('the target %j passes', (target) => {
  expect(refuseTarget('GET', target)).toBeUndefined();
});

test('methods that are not used, long targets and the image optimizer are refused (X08, F08)', () => {
  expect(refuseTarget('TRACE', '/')?.status).toBe(405);
  expect(refuseTarget('PROPFIND', '/')?.status).toBe(405);
  expect(refuseTarget('GET', `/${'a'.repeat(9_000)}`)?.status).toBe(414);
  expect(refuseTarget('GET', '/_next/image?url=x&w=64&q=75')?.status).toBe(404);
});

test('a header that is there twice is refused where only one can be meant (X08)', () => {
  expect(refuseHeaders(['Host', 'a', 'HOST', 'b'])?.status).toBe(400);
  expect(refuseHeaders(['Content-Type', 'a', 'content-type', 'b'])?.status).toBe(400);
  expect(refuseHeaders(['Host', 'a', 'Accept', 'b', 'Accept', 'c'])).toBeUndefined();
});

test('only the public host is answered, probes may use any, and other names of this machine lead to it (P05, P28)', () => {
  const production = decideHost('https://trust.example.com');
  expect(production('trust.example.com', 'GET', '/').kind).toBe('serve');
  expect(production('TRUST.example.com:443', 'POST', '/').kind).toBe('serve');
  for (const host of [
    undefined,
    '',
    'evil.example',
    'trust.example.com.evil',
    'trust.example.com:8080',
    'localhost',
  ]) {
    expect(production(host, 'GET', '/')).toMatchObject({ kind: 'refuse', status: 421 });
  }
  expect(production('10.0.0.7:3000', 'GET', '/api/ready').kind).toBe('serve');
  expect(production('10.0.0.7:3000', 'POST', '/api/ready').kind).toBe('refuse');
  const demo = decideHost('http://localhost:3000');
  expect(demo('127.0.0.1:3000', 'GET', '/')).toEqual({ kind: 'redirect', origin: 'http://localhost:3000' });
  expect(demo('127.0.0.1:3000', 'POST', '/').kind).toBe('refuse');
  expect(demo('127.0.0.1:4000', 'GET', '/').kind).toBe('refuse');
});

test('a client cannot choose its address; only trusted proxies are believed (P06)', () => {
  const direct = clientAddress([]);
  expect(direct('203.0.113.9', '1.2.3.4')).toBe('203.0.113.9');
  const proxied = clientAddress(['10.0.0.0/8', '2001:db8::/32']);
  expect(proxied('10.1.2.3', '1.1.1.1, 198.51.100.7')).toBe('198.51.100.7');
  expect(proxied('10.1.2.3', '1.1.1.1, 198.51.100.7, 10.9.9.9')).toBe('198.51.100.7');
  expect(proxied('2001:db8::1', '9.9.9.9')).toBe('9.9.9.9');
  expect(proxied('203.0.113.9', '198.51.100.7')).toBe('203.0.113.9');
  expect(proxied('10.1.2.3', 'garbage, 1.2.3.4.5')).toBe('10.1.2.3');
  expect(proxied('10.1.2.3', undefined)).toBe('10.1.2.3');
});

test('one address has one text, however it is written (P06)', () => {
  const proxied = clientAddress(['127.0.0.1']);
  for (const text of ['2001:DB8:0:0:0:0:0:1', '2001:db8::1', '[2001:db8::1]']) {
    expect(proxied('127.0.0.1', text)).toBe('2001:db8::1');
  }
  expect(proxied('::ffff:127.0.0.1', '::ffff:198.51.100.7')).toBe('198.51.100.7');
  expect(proxied('127.0.0.1', '0x7f.1')).toBe('127.0.0.1');
});

test.each([
  ['a form of ours without referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
  ['an action of ours', { origin: 'https://trust.example.com', 'sec-fetch-site': 'same-origin' }, true],
  ['an older browser', { origin: 'https://trust.example.com' }, true],
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
  ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
  ['a hidden origin alone', { origin: 'null' }, false],
  ['nothing at all', {}, false],
  ['a sibling host', { origin: 'https://www.example.com', 'sec-fetch-site': 'same-site' }, false],
  ['a lying origin', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, false],
  ['the other scheme', { origin: 'http://trust.example.com' }, false],
])('what %s sends is judged by where it comes from (S12)', (_who, headers, accepted) => {
  const judge = refuseCrossSite('https://trust.example.com');
  expect(judge('POST', '/trust/acme/request/submit', headers)?.status).toBe(accepted ? undefined : 403);
  expect(judge('GET', '/trust/acme', headers)).toBeUndefined();
});

test('a machine with a bearer token and no cookie may write to the API, and nowhere else', () => {
  const judge = refuseCrossSite('https://trust.example.com');
  const bearer = { authorization: 'Bearer x' };
  expect(judge('POST', '/api/v1/controls', bearer)).toBeUndefined();
  expect(judge('POST', '/api/v1/controls', { ...bearer, cookie: 'a=b' })?.status).toBe(403);
  expect(judge('POST', '/api/v1/controls', { ...bearer, origin: 'https://evil.example' })?.status).toBe(403);
  expect(judge('POST', '/w/acme', bearer)?.status).toBe(403);
});

test('a link with a token is not written to the logs, ids are (X12)', () => {
  expect(loggablePath('/trust/acme/link/Zk3vQ0f7mXr2LwZt5Hc8Jb3Np6Sy1Dg4A')).toBe('/trust/acme/link/…');
  const id = '0198c0de-0000-7000-8000-000000000000';
  expect(loggablePath(`/w/acme/requests/${id}`)).toBe(`/w/acme/requests/${id}`);
});
