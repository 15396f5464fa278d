/*
 * A published page out of memory, through our whole front, against a bare Node server that sends the same bytes, and
 * against a bare page of the same framework. The three servers are processes of their own on loopback; one client asks
 * each in turn, 32 at a time. Run with: node bench/published.bench.ts
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, createServer, get } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { front } from '../bin/server/front.ts';
import { listen } from '../bin/server/listen.ts';
import { servePublished } from '../bin/server/published/serve.ts';

const AT_ONCE = 32;
const SECONDS = 3;
const ROUNDS = 5;
const publicOrigin = 'http://localhost';

/** About as large as the demo's portal: claims, documents and a table. */
const html = `<!DOCTYPE html><html lang="en"><head><title>Trust</title><link rel="stylesheet" href="/a.css"/></head><body>${Array.from(
  { length: 400 },
  (_, index) =>
    `<section id="${index}"><h3>Claim ${index}</h3><p>Backups are kept for ${index} days and restored every month.</p></section>`,
).join('')}</body></html>`;

async function serve(kind: string): Promise<number> {
  if (kind === 'bare') {
    const body = gzipSync(html);
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' };
    const server = createServer((_request, response) =>
      response.writeHead(200, { ...headers, 'content-length': body.length }).end(body),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }
  if (kind === 'published') {
    const page = servePublished(
      { publicOrigin },
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end(html);
      },
      async () => 'a projection',
    );
    const handler = front({ publicOrigin, trustedProxies: [], development: false }, page);
    return (await listen(handler, { host: '127.0.0.1', port: 0, publicOrigin })).port;
  }
  const { default: next } = await import('next');
  const app = next({ dev: false, dir: kind });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => void handle(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** A folder with one dynamic page of the framework, built. */
async function bareFramework(): Promise<string> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  // Within the project, where the framework looks for itself.
  await mkdir(join(root, '.data'), { recursive: true });
  const folder = await mkdtemp(join(root, '.data', 'bench-'));
  await mkdir(join(folder, 'app', 'trust', 'acme'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "name": "bare" }');
  await writeFile(
    join(folder, 'app', 'layout.jsx'),
    'export default ({ children }) => <html lang="en"><body>{children}</body></html>;',
  );
  const page = `export const dynamic = 'force-dynamic';
const rows = Array.from({ length: 400 }, (_, index) => index);
export default () => rows.map((index) => <section key={index} id={String(index)}><h3>Claim {index}</h3><p>Backups are kept for {index} days and restored every month.</p></section>);`;
  await writeFile(join(folder, 'app', 'trust', 'acme', 'page.jsx'), page);
  const built = fork(join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), ['build', folder], {
    stdio: 'ignore',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  const [code]: number[] = await once(built, 'exit');
  if (code !== 0) throw new Error('the bare page of the framework could not be built');
  return folder;
}

async function started(kind: string): Promise<{ port: number; stop: () => void }> {
  const child = fork(fileURLToPath(import.meta.url), ['serve', kind], {
    env: { ...process.env, LOG_LEVEL: 'info' },
    // Where a log goes when the product runs: a pipe that somebody reads.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  child.stdout?.resume();
  const [port]: number[] = await once(child, 'message');
  return { port: port ?? 0, stop: () => child.kill() };
}

async function rate(port: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const options = {
    agent,
    host: '127.0.0.1',
    port,
    path: '/trust/acme',
    headers: { host: 'localhost', 'accept-encoding': 'gzip' },
  };
  const until = performance.now() + SECONDS * 1000;
  let answered = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      get(options, (response) => {
        if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
        response.resume().once('end', resolve);
      }).once('error', reject);
    });
  const client = async () => {
    while (performance.now() < until) {
      await one();
      answered += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  agent.destroy();
  return answered / ((performance.now() - began) / 1000);
}

if (process.argv[2] === 'serve') {
  process.send?.(await serve(process.argv[3] ?? ''));
} else {
  const folder = await bareFramework();
  const servers = {
    bare: await started('bare'),
    published: await started('published'),
    framework: await started(folder),
  };
  try {
    const most = { bare: 0, published: 0, framework: 0 };
    // In turn, so that whatever else the machine does meets all alike; the first round warms up.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const kind of ['bare', 'published', 'framework'] as const) {
        const now = await rate(servers[kind].port);
        if (round > 0) most[kind] = Math.max(most[kind], now);
      }
    }
    const line = (text: string, value: string, limit: string) =>
      console.log(`${text.padEnd(58)} ${value} ${limit}`);
    line('a bare Node server with the same bytes', `${most.bare.toFixed(0)}/s`, '');
    line('a bare page of the framework', `${most.framework.toFixed(0)}/s`, '');
    const share = most.published / most.bare;
    line('a published page, against the bare server', `${share.toFixed(2)}x`, '(at least 0.5x)');
    const times = most.framework / most.published;
    line('its time, against the bare page of the framework', `${times.toFixed(2)}x`, '(at most 2x)');
    if (share < 0.5 || times > 2) process.exitCode = 1;
  } finally {
    for (const { stop } of Object.values(servers)) stop();
    await rm(folder, { recursive: true, force: true });
  }
}
