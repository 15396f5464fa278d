import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { joinServer, makePlace, origin, type Place } from './ground.ts';

let place: Place;

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
});

type Answer = { status: number; text: string; milliseconds: number };

/** Posts a body to its end, whatever is answered meanwhile, and returns the answer. */
function post(path: string, body: string | Buffer, more: Record<string, string> = {}): Promise<Answer> {
  const { host, hostname, port } = new URL(origin);
  const headers = {
    host,
    origin,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...more,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const began = performance.now();
  return new Promise((resolve) => {
    let text = '';
    let milliseconds = 0;
    const socket = connect(Number(port), hostname, () => {
      socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      socket.write(body);
    });
    socket.on('data', (chunk) => {
      milliseconds ||= performance.now() - began;
      text += chunk.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve({ status: Number(text.slice(9, 12)), text, milliseconds }));
  });
}

const deep = '['.repeat(100_000) + ']'.repeat(100_000);
const objects = '{"a":'.repeat(40_000) + '1'.padEnd(40_001, '}');
const large = Buffer.alloc(50 * 1024 * 1024, '"');
const long = `[${'0,'.repeat(999_999)}0]`;

test('JSON that is deep, large or long is refused by forms quickly and in words (F20)', async () => {
  const doors = [`/trust/${place.slug}/request/submit`, `/trust/${place.slug}/sign-in/send`];
  for (const path of doors) {
    for (const [name, body] of Object.entries({ deep, objects, large, long })) {
      const { status, text, milliseconds } = await post(path, body);
      const what = `${name} to ${path}: ${status}`;
      expect([400, 413], what).toContain(status);
      expect(milliseconds, what).toBeLessThan(15_000);
      expect(text, what).not.toMatch(/node_modules|RangeError|at .*\.[jt]s:\d+/);
    }
  }
});

const manifest = z.object({
  node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()) })),
});

/** The id of an action that this page of the build uses. */
function actionOf(page: string): string {
  const { node } = manifest.parse(
    JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')),
  );
  const found = Object.entries(node).find(([, { workers }]) => Object.keys(workers).includes(page));
  return found?.[0] ?? '';
}

const inParts = (body: string | Buffer) =>
  Buffer.concat([
    Buffer.from('--x\r\ncontent-disposition: form-data; name="1_words"\r\n\r\none " and ] of a person\r\n'),
    Buffer.from('--x\r\ncontent-disposition: form-data; name="0"\r\n\r\n'),
    Buffer.from(body),
    Buffer.from('\r\n--x--\r\n'),
  ]);

const plainForm = (body: string | Buffer) =>
  Buffer.concat([
    Buffer.from('--x\r\ncontent-disposition: form-data; name="$ACTION_REF_1"\r\n\r\n\r\n'),
    Buffer.from('--x\r\ncontent-disposition: form-data; name="$ACTION_1:0"\r\n\r\n'),
    Buffer.from(body),
    Buffer.from('\r\n--x--\r\n'),
  ]);

test('a server action that is sent such JSON says so at once, and its page goes on (F20)', async () => {
  const path = `/w/${place.slug}/documents`;
  const id = actionOf('app/(workspace)/w/[organization]/documents/page');
  expect(id).not.toBe('');
  const signedIn = { cookie: place.cookies.security, accept: 'text/x-component' };
  const action = { ...signedIn, 'next-action': id };
  const parts = { 'content-type': 'multipart/form-data; boundary=x' };
  for (const [name, body] of Object.entries({ deep, objects, large, long })) {
    const answers = await Promise.all([
      post(path, body, { ...action, 'content-type': 'text/plain;charset=UTF-8' }),
      post(path, inParts(body), { ...action, ...parts }),
      post(path, plainForm(body), { ...signedIn, ...parts }),
    ]);
    for (const [index, { status, text, milliseconds }] of answers.entries()) {
      const what = `${name} ${index}: ${status}`;
      expect([400, 413], what).toContain(status);
      expect(milliseconds, what).toBeLessThan(15_000);
      expect(text, what).not.toMatch(/node_modules|RangeError|at .*\.[jt]s:\d+/);
    }
  }
  const page = await fetch(`${origin}${path}`, { headers: { cookie: place.cookies.security } });
  expect(page.status).toBe(200);
});

test('neither an upload nor a sign-in that is sent such JSON takes it, or fails (F20)', async () => {
  const upload = `/w/${place.slug}/documents/${place.documents.restricted}/upload?name=report.pdf`;
  const doors: [string, Record<string, string>][] = [
    [upload, { cookie: place.cookies.security }],
    ['/api/auth/callback/credentials', {}],
    ['/api/auth/_log', {}],
  ];
  for (const [path, more] of doors) {
    for (const [name, body] of Object.entries({ deep, objects, large, long })) {
      const { status, text } = await post(path, body, more);
      const what = `${name} to ${path}: ${status}`;
      expect(status, what).toBeGreaterThanOrEqual(400);
      expect(status, what).toBeLessThan(500);
      expect(text, what).not.toMatch(/node_modules|RangeError|at .*\.[jt]s:\d+/);
    }
  }
  expect((await fetch(`${origin}/api/health`)).status).toBe(200);
});

test('a form of a million fields, plain or in parts, is refused (F20, F11)', async () => {
  const path = `/trust/${place.slug}/request/submit`;
  const plain = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await post(path, 'a=1&'.repeat(1_000_000), plain)).status).toBe(413);
  expect((await post(path, 'a=1&'.repeat(60_000), plain)).status).toBe(400);
  const part = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n';
  const parts = { 'content-type': 'multipart/form-data; boundary=x' };
  expect((await post(path, `${part.repeat(4_000)}--x--`, parts)).status).toBe(400);
  expect((await fetch(`${origin}/api/health`)).status).toBe(200);
});
