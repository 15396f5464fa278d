import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Ending, meteredBody } from './metered.ts';

async function* pieces(...sizes: number[]): AsyncGenerator<Uint8Array> {
  for (const size of sizes) yield Buffer.alloc(size);
}

const goOn = async () => true;

function watched(
  source: AsyncIterable<Uint8Array>,
  length: number,
  options: { mayGoOn?: () => Promise<boolean> } = {},
) {
  const endings: Ending[] = [];
  const body = meteredBody({
    source,
    length,
    mayGoOn: options.mayGoOn ?? goOn,
    ended: async (ending) => {
      endings.push(ending);
    },
    every: 10,
  });
  return { endings, body };
}

test('a download that was read to its end is complete', async () => {
  const { body, endings } = watched(pieces(3, 4), 7);
  expect((await new Response(body).arrayBuffer()).byteLength).toBe(7);
  expect(endings).toEqual([{ bytesSent: 7, completed: true, why: null }]);
});

test('P20 a download that its client broke off says so, with what had left', async () => {
  const { body, endings } = watched(pieces(3, 4, 5), 12);
  const reader = body.getReader();
  await reader.read();
  await reader.read();
  await reader.cancel();
  expect(endings).toEqual([{ bytesSent: 3, completed: false, why: 'client' }]);
});

test('a download whose body nobody ever read is broken off, not forgotten', async () => {
  const { body, endings } = watched(pieces(3), 3);
  await body.cancel();
  expect(endings).toEqual([{ bytesSent: 0, completed: false, why: 'client' }]);
});

test('P12 a download is cut when access ends, even while its client reads nothing', async () => {
  let open = true;
  const { body, endings } = watched(pieces(3, 4), 7, { mayGoOn: async () => open });
  const reader = body.getReader();
  await reader.read();
  open = false;
  await expect(reader.closed).rejects.toThrow('access-ended');
  await wait(0);
  expect(endings).toEqual([{ bytesSent: 0, completed: false, why: 'access-ended' }]);
});

test('P13 a check that fails cuts the download', async () => {
  const { body, endings } = watched(pieces(3), 3, { mayGoOn: () => Promise.reject(new Error('down')) });
  await expect(body.getReader().closed).rejects.toThrow('unchecked');
  await wait(0);
  expect(endings[0]?.why).toBe('unchecked');
});

test('X15 a file that ends early or fails never looks complete', async () => {
  const short = watched(pieces(3), 7);
  await expect(new Response(short.body).arrayBuffer()).rejects.toThrow();
  expect(short.endings).toEqual([{ bytesSent: 3, completed: false, why: 'damaged' }]);
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(3);
    throw new Error('not authentic');
  }
  const failed = watched(failing(), 7);
  await expect(new Response(failed.body).arrayBuffer()).rejects.toThrow();
  expect(failed.endings).toEqual([{ bytesSent: 3, completed: false, why: 'damaged' }]);
});
