import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addressIn, readerLocale } from '#lib/messages/reader.ts';
import { front, type Handler } from '../front.ts';
import { type Listening, listen } from '../listen.ts';
import { currentProjections } from './current.ts';
import { servePublished } from './serve.ts';

const publicOrigin = 'http://trust.example';
let listening: Listening;
let answer: Handler;
let shown: Record<string, string>;
let rendered = 0;

const html: Handler = (request, response) => {
  rendered += 1;
  const text = request.headers.cookie ? 'for one' : `for all, ${rendered}`;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', link: '</a.js>; rel=preload' });
  response.write(`<!DOCTYPE html><p>${text}</p>`);
  response.end('<script nonce="x">1</script>');
};

beforeAll(async () => {
  const current = async (slug: string) => shown[slug] ?? null;
  const handler = servePublished({ publicOrigin }, (request, response) => answer(request, response), current);
  const options = { publicOrigin, trustedProxies: [], development: false };
  listening = await listen(front(options, handler), { host: '127.0.0.1', port: 0, publicOrigin });
});
afterAll(() => listening.stop(100));
beforeEach(({ task }) => {
  rendered = 0;
  answer = html;
  shown = { acme: `first of ${task.id}`, other: `other of ${task.id}` };
});

type Got = { status: number | undefined; headers: IncomingMessage['headers']; body: Buffer };

async function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  const { port } = listening;
  const asked = httpRequest({ port, path, method, headers: { host: 'trust.example', ...headers } }).end();
  const [response]: IncomingMessage[] = await once(asked, 'response');
  if (!response) throw new Error('no response');
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

const textOf = async (path: string, headers?: Record<string, string>) =>
  (await get(path, headers)).body.toString();

test('a public page is rendered once, and sent to all without scripts and under a policy that allows none', async () => {
  const first = await get('/trust/acme');
  const second = await get('/trust/acme');
  expect([first.status, rendered]).toEqual([200, 1]);
  expect(first.body.toString()).toBe('<!DOCTYPE html><p>for all, 1</p>');
  expect(second.body).toEqual(first.body);
  expect(second.headers).toMatchObject({
    'content-length': String(second.body.length),
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
  });
  expect(second.headers['content-security-policy']).toContain(
    `default-src 'none'; style-src 'self'; img-src`,
  );
  expect(second.headers['content-security-policy']).not.toMatch(/script-src|nonce|unsafe/);
  expect(second.headers.link).toBeUndefined();
});

test('a hundred readers at once wait for one rendering', async () => {
  answer = async (request, response) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return html(request, response);
  };
  const all = await Promise.all(Array.from({ length: 100 }, () => textOf('/trust/acme')));
  expect(new Set(all).size).toBe(1);
  expect(rendered).toBe(1);
});

test('what is published or withdrawn shows, and one portal never shows the page of another (T21)', async () => {
  const before = await textOf('/trust/acme');
  expect(await textOf('/trust/other')).not.toBe(before);
  shown.acme = 'second';
  expect(await textOf('/trust/acme')).not.toBe(before);
  delete shown.acme;
  answer = (_request, response) => {
    response.writeHead(404, { 'content-type': 'text/html' }).end('gone');
  };
  const gone = await get('/trust/acme');
  expect([gone.status, gone.body.toString()]).toEqual([404, 'gone']);
});

test('a tombstone is answered as gone, also from memory, and no text of a page can pretend to be one', async () => {
  const says = (text: string): Handler => {
    return (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(text);
    };
  };
  answer = says('<div data-tombstone="gone">Withdrawn.</div>');
  expect((await get('/trust/acme')).status).toBe(410);
  const again = await get('/trust/acme', { accept: 'text/html' });
  expect([again.status, again.body.toString()]).toEqual([410, expect.stringContaining('Withdrawn.')]);
  answer = says('<p> data-tombstone=&quot;gone&quot;</p>');
  expect((await get('/trust/other')).status).toBe(200);
});

test('whoever is signed in at the portal gets their own page, and nobody else gets it (P19, X06)', async () => {
  const cookie = 'candor-visitor-acme=token';
  expect(await textOf('/trust/acme', { cookie })).toContain('for one');
  expect(await textOf('/trust/acme')).toContain('for all');
  expect(await textOf('/trust/acme', { cookie })).toContain('for one');
  expect((await get('/trust/acme', { cookie })).headers['cache-control']).toBe('private, no-store');
});

test('each browser gets the coding that it takes, and nothing twice (P19)', async () => {
  const plain = await get('/trust/acme');
  const br = await get('/trust/acme', { 'accept-encoding': 'gzip, br' });
  const gz = await get('/trust/acme', { 'accept-encoding': 'gzip, br;q=0' });
  expect([br.headers['content-encoding'], gz.headers['content-encoding']]).toEqual(['br', 'gzip']);
  expect(brotliDecompressSync(br.body)).toEqual(plain.body);
  expect(gunzipSync(gz.body)).toEqual(plain.body);
  const again = await get('/trust/acme', { 'if-none-match': String(plain.headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
  const head = await get('/trust/acme', {}, 'HEAD');
  expect([head.body.length, head.headers['content-length']]).toEqual([0, String(plain.body.length)]);
});

test('parts of pages, questions and posts go to the framework, and no failure is kept', async () => {
  await textOf('/trust/acme', { rsc: '1' });
  await textOf('/trust/acme?document=1');
  expect(rendered).toBe(2);
  answer = (_request, response) => {
    response.writeHead(500, { 'content-type': 'text/html' }).end('failed');
  };
  expect((await get('/trust/acme')).status).toBe(500);
  answer = html;
  expect((await get('/trust/acme')).status).toBe(200);
});

test('a page that would not be whole without scripts is sent as it is, and not kept', async () => {
  answer = (_request, response) => {
    rendered += 1;
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!--$?--><script>1</script>');
  };
  expect(await textOf('/trust/acme')).toContain('<script>');
  const second = await get('/trust/acme');
  expect(rendered).toBe(2);
  expect(second.headers['content-security-policy']).toContain('nonce-');
});

test('the database is asked at most once a second for a portal, and again at once after a failure', async () => {
  let now = 0;
  let asked = 0;
  const current = currentProjections(
    () => now,
    async () => {
      asked += 1;
      if (asked === 1) throw new Error('gone');
      return `answer ${asked}`;
    },
  );
  await expect(current('acme')).rejects.toThrow('gone');
  expect(await Promise.all([current('acme'), current('acme')])).toEqual(['answer 2', 'answer 2']);
  now = 999;
  expect(await current('acme')).toBe('answer 2');
  now = 1_000;
  expect(await current('acme')).toBe('answer 3');
});

describe('while the database does not answer', () => {
  let now = 0;
  let answerNow: () => Promise<string | null>;
  const current = () =>
    currentProjections(
      () => now,
      () => answerNow(),
    );
  const gone = () => Promise.reject(new Error('gone'));
  beforeEach(() => {
    now = 0;
    answerNow = async () => 'first';
  });

  test('a page is served as it was last known, for a minute and no longer', async () => {
    const of = current();
    expect(await of('acme')).toBe('first');
    answerNow = gone;
    for (now = 1_000; now < 60_000; now += 1_000) expect(await of('acme')).toBe('first');
    now = 60_000;
    await expect(of('acme')).rejects.toThrow('gone');
    answerNow = async () => 'second';
    expect(await of('acme')).toBe('second');
  });

  test('nothing stands in for a portal of which nothing is known, and a withdrawn one stays withdrawn', async () => {
    const of = current();
    answerNow = gone;
    await expect(of('acme')).rejects.toThrow('gone');
    answerNow = async () => null;
    expect(await of('acme')).toBeNull();
    answerNow = gone;
    now = 1_000;
    expect(await of('acme')).toBeNull();
  });

  test('nobody waits for a question that stays open, and its answer counts as soon as it comes', async () => {
    const of = current();
    expect(await of('acme')).toBe('first');
    const late = Promise.withResolvers<string | null>();
    answerNow = () => late.promise;
    now = 1_000;
    expect(await of('acme')).toBe('first');
    late.resolve(null);
    await late.promise;
    now = 1_100;
    expect(await of('acme')).toBeNull();
  });

  test('a withdrawal shows within a second of the database’s answering again', async () => {
    const of = current();
    expect(await of('acme')).toBe('first');
    answerNow = gone;
    now = 30_000;
    expect(await of('acme')).toBe('first');
    answerNow = async () => null;
    now = 31_000;
    expect(await of('acme')).toBeNull();
  });
});

describe('a page that is read in several languages', () => {
  const inLanguage: Handler = (_request, response) => {
    rendered += 1;
    const text = `<html lang="${readerLocale()}"><a href="${addressIn('fr')}">Français</a></html>`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
  };
  const langOf = (got: Got) => /lang="(\w+)"/.exec(got.body.toString())?.[1];
  beforeEach(() => {
    answer = inLanguage;
  });

  test('is kept once for each, and nobody gets the one of another reader', async () => {
    const readers: [string, Record<string, string>][] = [
      ['en', {}],
      ['de', { 'accept-language': 'de-CH, en;q=0.8' }],
      ['ja', { 'accept-language': 'ja' }],
      ['en', { 'accept-language': 'nl, *;q=0.1' }],
      ['fr', { 'accept-language': 'de', cookie: 'a=b; candor-language=fr' }],
      ['es', { cookie: 'candor-person-language=es', 'accept-language': 'de' }],
      ['de', { cookie: 'candor-person-language=es; candor-language=de' }],
      ['en', { cookie: 'candor-language=xx' }],
    ];
    for (const [language, headers] of [...readers, ...readers.reverse()]) {
      const got = await get('/trust/acme', headers);
      expect([got.status, langOf(got)]).toEqual([200, language]);
      expect(got.headers.vary).toBe('cookie, accept-encoding, accept-language');
    }
    expect(rendered).toBe(5);
  });

  test('is the same whether the language was chosen now or before, and the choice is remembered', async () => {
    const chosen = await get('/trust/acme?lang=de', { 'accept-language': 'ja' });
    expect(langOf(chosen)).toBe('de');
    expect(chosen.headers['set-cookie']).toEqual([
      'candor-language=de; Path=/; Max-Age=15552000; HttpOnly; SameSite=lax',
    ]);
    const cookie = 'candor-language=de';
    const later = await get('/trust/acme', { cookie, 'accept-language': 'ja' });
    expect([later.body, later.headers['set-cookie'], rendered]).toEqual([chosen.body, undefined, 1]);
    expect(chosen.body.toString()).toContain('href="/trust/acme?lang=fr"');
    const again = await get('/trust/acme?lang=de', { cookie });
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  test('is not changed only for readers of the same language', async () => {
    const german = await get('/trust/acme?lang=de');
    const etag = { 'if-none-match': String(german.headers.etag) };
    expect((await get('/trust/acme?lang=de', etag)).status).toBe(304);
    const english = await get('/trust/acme?lang=en', etag);
    expect([english.status, langOf(english)]).toEqual([200, 'en']);
    expect(english.headers.etag).not.toBe(german.headers.etag);
  });

  test.each(['xx', '', 'de%0d%0aset-cookie:x', '../..', `de${'x'.repeat(500)}`])(
    'takes no language that there is not (%j)',
    async (language) => {
      const got = await get(`/trust/acme?lang=${language}`);
      expect([got.status, langOf(got), got.headers['set-cookie']]).toEqual([200, 'en', undefined]);
    },
  );

  test('remembers a choice on the pages of one reader as well, and keeps what else was asked', async () => {
    const got = await get('/trust/acme/request?document=1&lang=ja&months=3');
    expect([langOf(got), got.headers['set-cookie']?.length]).toEqual(['ja', 1]);
    expect(got.body.toString()).toContain('href="/trust/acme/request?document=1&months=3&lang=fr"');
  });

  test('leaves the workspace in English', async () => {
    const got = await get('/w/acme?lang=de', { cookie: 'candor-language=de', 'accept-language': 'de' });
    expect([langOf(got), got.headers['set-cookie']]).toEqual(['en', undefined]);
  });
});
