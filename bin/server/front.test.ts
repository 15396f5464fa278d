import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookieName } from '#lib/auth/cookie.ts';
import { Unavailable } from '#lib/errors.ts';
import { noteOutage } from '#lib/log.ts';
import { readerLocale } from '#lib/messages/reader.ts';
import { front, type Handler } from './front.ts';
import { type Listening, listen } from './listen.ts';
import { organizationLanguages } from './organization-language.ts';

const publicOrigin = 'https://trust.example.com';
let handler: Handler;
let listening: Listening;

beforeAll(async () => {
  const options = { publicOrigin, trustedProxies: ['127.0.0.1'], development: false };
  const stable = front(options, (request, response) => handler(request, response));
  listening = await listen(stable, { host: '127.0.0.1', port: 0, publicOrigin });
});
afterAll(() => listening.stop(100));

/** Sends bytes as they are and returns everything that came back until the connection ended. */
function send(text: string, port = listening.port): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

const get = (path: string, ...headers: string[]) =>
  send(
    [
      `GET ${path} HTTP/1.1`,
      'Host: trust.example.com',
      'Connection: close',
      ...(headers.some((header) => header.startsWith('Accept:')) ? [] : ['Accept: text/html,*/*;q=0.8']),
      ...headers,
      '',
      '',
    ].join('\r\n'),
  );

const html: Handler = (_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 's-maxage=31536000');
  response.end('<p>hello</p>');
};

function headersOf(answer: string): Map<string, string> {
  const lines = answer.split('\r\n\r\n')[0]?.split('\r\n').slice(1) ?? [];
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
}

test('every page has a strict policy with a nonce of its own, and is never cached (X07, X09, P23, P24)', async () => {
  handler = html;
  const nonces = new Set<string>();
  for (let index = 0; index < 20; index += 1) {
    const headers = headersOf(await get('/'));
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).toContain(`base-uri 'none'`);
    expect(policy).toContain(`object-src 'none'`);
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('strict-transport-security')).toContain('max-age=63072000');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  }
  expect(nonces.size).toBe(20);
});

test('the framework gets our nonce, address and request id, and nothing that a client made up (S01, P28, X04)', async () => {
  const seen: Record<string, unknown>[] = [];
  handler = (request, response) => {
    seen.push({ ...request.headers });
    response.end();
  };
  const forged = [
    'x-middleware-subrequest: middleware:middleware',
    'x-forwarded-host: evil.example',
    'forwarded: host=evil',
  ]
    .concat([
      'x-candor-client-ip: 6.6.6.6',
      `content-security-policy: script-src 'nonce-evil'`,
      'x-nextjs-data: 1',
    ])
    .concat([
      'x-forwarded-for: 6.6.6.6, 198.51.100.7',
      'x-request-id: from-the-proxy-1',
      'x-http-method-override: DELETE',
    ]);
  const answer = headersOf(await get('/', ...forged));
  expect(seen[0]).toMatchObject({
    host: 'trust.example.com',
    'x-forwarded-host': 'trust.example.com',
    'x-forwarded-proto': 'https',
    'x-candor-client-ip': '198.51.100.7',
    'x-request-id': 'from-the-proxy-1',
  });
  expect(answer.get('x-request-id')).toBe('from-the-proxy-1');
  expect(JSON.stringify(seen[0])).not.toMatch(/evil|6\.6\.6\.6|middleware|DELETE|nextjs-data/);
  expect(answer.get('content-security-policy')).toContain('sandbox');
});

test('an unknown host, an absolute target and TRACE never reach the framework (P05, X04, X08)', async () => {
  handler = () => {
    throw new Error('reached');
  };
  const line = (first: string, host: string) =>
    send(`${first} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  expect(await line('GET /', 'evil.example')).toMatch(/^HTTP\/1.1 421 /);
  expect(await line('GET http://evil.example/', 'trust.example.com')).toMatch(/^HTTP\/1.1 400 /);
  expect(await line('GET //evil.example/', 'trust.example.com')).toMatch(/^HTTP\/1.1 400 /);
  expect(await line('TRACE /', 'trust.example.com')).toMatch(/^HTTP\/1.1 405 /);
  expect(await line('CONNECT evil.example:443', 'trust.example.com')).toMatch(/^HTTP\/1.1 405 /);
});

test('a WebSocket upgrade is refused and opens nothing (X03)', async () => {
  const answer = await send(
    'GET http://127.0.0.1:5432/ HTTP/1.1\r\nHost: trust.example.com\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).toContain('x-content-type-options: nosniff');
});

test('two lengths, or a length and chunks, are refused: nothing can be smuggled behind (X08)', async () => {
  const reached: string[] = [];
  handler = (request, response) => {
    reached.push(request.url ?? '');
    response.end();
  };
  const head = 'POST /w/acme HTTP/1.1\r\nHost: trust.example.com\r\nOrigin: https://trust.example.com\r\n';
  const smuggled = '0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: trust.example.com\r\n\r\n';
  const both = await send(`${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n${smuggled}`);
  const twice = await send(`${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\n${smuggled}`);
  expect(both).toMatch(/^HTTP\/1.1 400 /);
  expect(twice).toMatch(/^HTTP\/1.1 400 /);
  expect(reached).toEqual([]);
});

test('headers of a megabyte are refused, and a body that is too large ends the connection unread (S05, F11)', async () => {
  handler = html;
  expect(await get('/', `Cookie: ${'a'.repeat(1_000_000)}`)).toMatch(/^(HTTP\/1.1 431 |$)/);
  const head =
    'POST /trust/acme/request/submit HTTP/1.1\r\nHost: trust.example.com\r\nOrigin: https://trust.example.com\r\n';
  const large = await send(`${head}Content-Length: 10000000\r\n\r\n`);
  expect(large).toMatch(/^HTTP\/1.1 413 /);
  expect(large).toContain('connection: close');
  expect(await send(`${head}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1.1 411 /);
});

test('a form from another site is refused before it is read, with a page that repeats nothing of it (S12)', async () => {
  handler = html;
  const answer = await send(
    'POST /trust/acme/<script> HTTP/1.1\r\nHost: trust.example.com\r\nOrigin: https://evil.example\r\nContent-Length: 3\r\n\r\na=b',
  );
  expect(answer).toMatch(/^HTTP\/1.1 403 /);
  expect(answer).not.toContain('<script>');
  expect(answer).not.toContain('evil.example');
});

test('when the framework throws, the person sees an apology with the number of the request and nothing else (X10)', async () => {
  handler = () => {
    throw new Error('SELECT secret FROM /srv/candor');
  };
  const answer = await get('/');
  expect(answer).toMatch(/^HTTP\/1.1 500 /);
  expect(answer).not.toMatch(/SELECT|srv|Error:/);
  expect(answer).toContain(`<code>${headersOf(answer).get('x-request-id')}</code>`);
});

test('while a part that is needed is away, also the framework’s own failures say so and when to come back', async () => {
  handler = (_request, response) => {
    noteOutage();
    response.statusCode = 500;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-length', '40');
    response.write('<html id="__next_error__">');
    response.end('blank without scripts');
  };
  for (const path of ['/trust/acme', '/w/acme']) {
    const answer = await get(path);
    expect(answer).toMatch(/^HTTP\/1.1 503 /);
    expect(headersOf(answer).get('retry-after')).toBe('5');
    expect(answer).toContain('Our database does not answer just now.');
    expect(answer).not.toContain('__next_error__');
  }
});

test('a page of the framework for a mistake of ours is a plain one for visitors, whose scripts may be off (X10)', async () => {
  handler = (_request, response) => {
    response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<html id="__next_error__">');
  };
  const answer = await get('/trust/acme');
  expect(answer).toMatch(/^HTTP\/1.1 500 /);
  expect(answer).toContain('Something went wrong on our side.');
  expect(answer).not.toContain('__next_error__');
  expect(await get('/w/acme')).toContain('__next_error__');
});

test('an answer that is its status alone is a page in the reader’s language, with the ways on and no script', async () => {
  handler = (_request, response) => {
    response.statusCode = 405;
    response.setHeader('content-length', 0);
    response.end();
  };
  const german = await get('/trust/acme/request/submit', 'Accept-Language: de');
  expect(german).toMatch(/^HTTP\/1.1 405 /);
  expect(german).toContain('<h1>Diese Adresse ist keine Seite</h1>');
  expect(german).toContain('href="/trust/acme"');
  const [, nonce] = /<style nonce="([^"]+)"/.exec(german) ?? [];
  expect(headersOf(german).get('content-security-policy')).toContain(`'nonce-${nonce}'`);
  expect(german).not.toMatch(/<script|<link|https?:\/\//);
});

test('a program whose handler failed while a part is away is told that it is, as it asked', async () => {
  handler = (_request, response) => {
    noteOutage();
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8', 'content-length': '22' });
    response.end('Something went wrong.\n');
  };
  const plain = await get('/w/acme/people/export', 'Accept: */*');
  expect(plain).toMatch(/^HTTP\/1.1 503 /);
  expect(headersOf(plain).get('content-type')).toBe('text/plain; charset=utf-8');
  expect(plain).toContain('Our database does not answer just now.');
  expect(plain).not.toContain('Something went wrong');
});

test('programs that ask for no page are told in a sentence, or in JSON where they take that', async () => {
  handler = () => {
    throw new Unavailable('away');
  };
  const plain = await get('/trust/acme/json', 'Accept: */*');
  expect(headersOf(plain).get('content-type')).toBe('text/plain; charset=utf-8');
  expect(plain).toContain('Our database does not answer just now.');
  expect(plain).not.toContain('<');
  const json = await get('/trust/acme/json', 'Accept: application/json');
  expect(headersOf(json).get('content-type')).toBe('application/json; charset=utf-8');
  expect(json).toContain('"message":"Our database does not answer just now.');
});

test('who could not be answered is offered to ask again; who sent something is not', async () => {
  handler = (_request, response) => {
    response.statusCode = 500;
    response.end();
  };
  expect(await get('/w/acme/people/export?q=%22%3E')).toContain(
    '<a class="first" href="/w/acme/people/export?q=%22%3E">Try again</a> <a href="/w/acme">',
  );
  const posted = await send(
    'POST /w/acme/people HTTP/1.1\r\nHost: trust.example.com\r\nOrigin: https://trust.example.com\r\nAccept: text/html\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
  );
  expect(posted).toMatch(/^HTTP\/1.1 500 /);
  expect(posted).not.toContain('Try again</a>');
});

test('whoever still sends when they are refused can read why (F20)', async () => {
  handler = html;
  const length = 20_000_000;
  const answer = await send(
    `POST /trust/acme/request/submit HTTP/1.1\r\nHost: trust.example.com\r\nOrigin: https://trust.example.com\r\nContent-Length: ${length}\r\n\r\n${'x'.repeat(length)}`,
  );
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
  expect(answer).toContain('What was sent is too large.');
});

test('an action of a page to which files are sent takes no more than a form (F20)', async () => {
  handler = html;
  const head =
    'POST /w/acme HTTP/1.1\r\nHost: trust.example.com\r\nOrigin: https://trust.example.com\r\nConnection: close\r\n';
  expect(await send(`${head}Next-Action: 7f\r\nContent-Length: 300000\r\n\r\n`)).toMatch(/^HTTP\/1.1 413 /);
  expect(await send(`${head}Content-Length: 3\r\n\r\na=b`)).toMatch(/^HTTP\/1.1 200 /);
});

test('what is sent to an action arrives whole, unless it is nested too deeply (F20)', async () => {
  const received: string[] = [];
  handler = async (request, response) => {
    const parts: Buffer[] = [];
    // Else the framework can make no web request of it, as it does for route handlers.
    expect(Readable.isDisturbed(request)).toBe(false);
    for await (const part of request) parts.push(part);
    received.push(Buffer.concat(parts).toString());
    response.end('received');
  };
  const post = (body: string, ...headers: string[]) =>
    send(
      [
        'POST /w/acme HTTP/1.1',
        'Host: trust.example.com',
        'Origin: https://trust.example.com',
        'Connection: close',
        ...headers,
        '',
        body,
      ].join('\r\n'),
    );
  const sized = (body: string, ...headers: string[]) =>
    post(body, `Content-Length: ${Buffer.byteLength(body)}`, ...headers);
  const [action, parts] = ['Next-Action: 7f', 'Content-Type: multipart/form-data; boundary=x'];
  const good = JSON.stringify({ list: Array(20_000).fill('[é') });
  const deep = '['.repeat(50_000);
  const chunked = (body: string) => `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const passed = await Promise.all([
    sized(good, action),
    sized('', action),
    sized(good, parts),
    post(chunked(good), parts, 'Transfer-Encoding: chunked'),
    sized('x'.repeat(3_000_000), parts),
  ]);
  for (const answer of passed) expect(answer).toMatch(/^HTTP\/1.1 200 /);
  expect(received.toSorted((a, b) => a.length - b.length)).toEqual([
    '',
    good,
    good,
    good,
    'x'.repeat(3_000_000),
  ]);
  const refused = await Promise.all([
    sized(deep, action),
    sized(deep, parts),
    post(chunked(deep), parts, 'Transfer-Encoding: chunked'),
  ]);
  const long = `--x\r\ncontent-disposition: form-data; name="$ACTION_REF_1"\r\n\r\n${'x'.repeat(300_000)}`;
  expect(await sized(long, parts)).toMatch(/^HTTP\/1.1 413 /);
  for (const answer of refused) {
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('What was sent is not what our pages send.');
  }
  expect(received.length).toBe(5);
});

test('of several who wait for one answer of a database that is away, each is asked to come back', async () => {
  handler = () => {
    throw new Unavailable('away');
  };
  expect(await get('/trust/acme')).toMatch(/^HTTP\/1.1 503 /);
});

test('only what is the same for everybody and asks each time may be kept by a browser (P19)', async () => {
  const sent = async (type: string, more: Record<string, string>) => {
    handler = (_request, response) => {
      response
        .writeHead(200, { 'content-type': type, 'cache-control': 'private, no-cache', ...more })
        .end('{}');
    };
    return headersOf(await get('/trust/acme/json')).get('cache-control');
  };
  expect(await sent('application/json; charset=utf-8', { etag: '"a"' })).toBe('private, no-cache');
  expect(await sent('application/json', {})).toBe('private, no-store');
  expect(await sent('text/html; charset=utf-8', { etag: '"a"' })).toBe('private, no-store');
  expect(await sent('application/json', { etag: '"a"', 'cache-control': 'public, max-age=60' })).toBe(
    'private, no-store',
  );
});

test('a download keeps its exact length and its type says that a browser must not sniff it', async () => {
  handler = (_request, response) => {
    response.writeHead(206, {
      'content-type': 'application/pdf',
      'x-body-length': '5',
      'cache-control': 'private, no-store',
    });
    response.write('he');
    response.end('llo');
  };
  const headers = headersOf(await get('/trust/acme/copies/1'));
  expect(headers.get('content-length')).toBe('5');
  expect(headers.has('x-body-length')).toBe(false);
  expect(headers.has('transfer-encoding')).toBe(false);
});

test('build files stay cacheable for ever, a missing one does not (X07)', async () => {
  handler = (_request, response) => {
    response.setHeader('cache-control', 'public, max-age=31536000, immutable');
    response.setHeader('content-type', 'application/javascript');
    response.statusCode = _request.url?.includes('missing') ? 404 : 200;
    response.end('1');
  };
  expect(headersOf(await get('/_next/static/a.js')).get('cache-control')).toContain('immutable');
  expect(headersOf(await get('/_next/static/missing.js')).get('cache-control')).toBe('private, no-store');
});

test('stopping lets a running answer finish and takes no new connection', async () => {
  const own = await listen(
    front({ publicOrigin, trustedProxies: [], development: false }, async (_request, response) => {
      response.write('begun ');
      await new Promise((resolve) => setTimeout(resolve, 200));
      response.end('finished');
    }),
    { host: '127.0.0.1', port: 0, publicOrigin },
  );
  const running = new Promise<string>((resolve) => {
    const socket = connect(own.port, '127.0.0.1', () =>
      socket.write('GET / HTTP/1.1\r\nHost: trust.example.com\r\n\r\n'),
    );
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (text.includes('begun')) void own.stop(2_000);
    });
    socket.on('close', () => resolve(text));
  });
  expect(await running).toContain('finished');
  await expect(fetch(`http://127.0.0.1:${own.port}/`)).rejects.toThrow();
});

test('whoever starts a second server on the port is told which one is in use', async () => {
  const second = listen(() => {}, { host: '127.0.0.1', port: listening.port, publicOrigin });
  await expect(second).rejects.toThrow(`Port ${listening.port} is in use`);
});

test('who reads another language is told of a failure in it, and refusals that only programs meet stay English', async () => {
  handler = () => {
    throw new Unavailable('away');
  };
  const german = await get('/trust/acme', 'Accept-Language: de');
  expect(german).toContain('<html lang="de">');
  expect(german).toContain('Unsere Datenbank antwortet gerade nicht.');
  expect(await get('/w/acme', 'Accept-Language: de')).toContain('<html lang="en">');
  const broken = await get('/duties/acme/link/%', 'Accept-Language: de');
  expect(broken).toContain('Diese Adresse ist nicht ');
  expect(await get('/trust/acme', 'Origin: null\r\nOrigin: null\r\nAccept-Language: de')).toContain(
    '<html lang="en">',
  );
});

test('who asks for none of our languages reads the one of the organization, if that is known in time', async () => {
  const asked: string[] = [];
  let time = 0;
  const slow = new Promise<null>(() => {});
  const languageOf = organizationLanguages(
    () => time,
    async (area, slug) => {
      asked.push(`${area} ${slug}`);
      if (slug === 'away') throw new Unavailable('away');
      return slug === 'slow' ? slow : 'fr';
    },
  );
  const own = await listen(
    front({ publicOrigin, trustedProxies: [], development: false, languageOf }, (_, response) => {
      response.setHeader('content-length', 2);
      response.end(readerLocale());
    }),
    { host: '127.0.0.1', port: 0, publicOrigin },
  );
  const reads = async (path: string, ...headers: string[]) => {
    const lines = [
      `GET ${path} HTTP/1.1`,
      'Host: trust.example.com',
      'Connection: close',
      ...headers,
      '',
      '',
    ];
    return (await send(lines.join('\r\n'), own.port)).slice(-2);
  };
  expect(await reads('/trust/acme')).toBe('fr');
  expect(await reads('/duties/acme?x=1', 'Accept-Language: nl, da;q=0.5')).toBe('fr');
  expect(await reads('/trust/acme', 'Accept-Language: de')).toBe('de');
  expect(await reads('/trust/acme', `Cookie: ${cookieName('person-language')}=ja`)).toBe('ja');
  expect(await reads('/trust/acme?lang=es')).toBe('es');
  expect(await reads('/w/acme')).toBe('en');
  expect(asked).toEqual(['trust acme', 'duties acme']);
  expect(await reads('/trust/away')).toBe('en');
  expect(await reads('/trust/slow')).toBe('en');
  time = 10_000;
  expect(await reads('/trust/acme')).toBe('fr');
  // Of whom no answer has come yet is not asked once more.
  expect(await reads('/trust/slow')).toBe('en');
  expect(asked).toEqual(['trust acme', 'duties acme', 'trust away', 'trust slow', 'trust acme']);
  await own.stop(0);
});
