import { readdirSync, statSync, utimesSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { finishLostDeliveries } from '#lib/delivery/commands.ts';
import { addDocument } from '#lib/document/commands.ts';
import { env } from '#lib/env.ts';
import { sweepUnfinishedWrites, sweepUploads } from '#lib/file/commands.ts';
import { portalPaths } from '#lib/paths.ts';
import { publishPortal } from '#lib/portal/commands.ts';
import { getPortal } from '#lib/portal/queries.ts';
import { addPublishedDocument, createDeliveryWorld, openTo, samplePdf } from '#lib/testing/document.ts';
import { addPortal } from '#lib/testing/portal.ts';
import { addVisitor, arrange, type World } from '#lib/testing/world.ts';
import { joinServer, memberCookie, visitorCookie } from './ground.ts';
import { largePdf } from './large-pdf.ts';
import { type Replica, startReplica } from './replica.ts';

test.describe.configure({ mode: 'serial' });

const MIB = 1024 * 1024;
let place: World;
let replica: Replica;
let report: string;
let draft: string;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await joinServer();
  place = await createDeliveryWorld();
  await addPortal(place);
  const { security } = place.actors;
  const { id: portalId, draftSha256: sha256 } = await getPortal(security, {});
  await publishPortal(security, { portalId, sha256 });
  draft = (await addDocument(security, { title: 'Draft', description: '', tier: 'restricted' })).id;
  report = (await addPublishedDocument(place, { pdf: await largePdf(24) })).documentId;
  replica = await startReplica();
});
test.afterAll(() => replica?.kill());

/** Somebody to whom the report is open: the cookie, and where their copy stands. */
async function holder(): Promise<{ cookie: string; path: string; copyId: string }> {
  const visitor = await addVisitor(place);
  const cookie = await visitorCookie(place, visitor);
  await openTo(place, visitor, report);
  const made = await fetch(`${replica.origin}${portalPaths.makeCopy(place.slug, report)}`, {
    method: 'POST',
    headers: { cookie, origin: replica.origin, 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  });
  const path = made.headers.get('location') ?? '';
  return { cookie, path, copyId: path.split('/').at(-1) ?? '' };
}

/** Asks for a path and resolves at the head of the answer; its body waits to be read. */
function open(origin: string, path: string, headers: Record<string, string>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    httpRequest(`${origin}${path}`, { headers, agent: false }, resolve).on('error', reject).end();
  });
}

/** Reads until so much is there, or to the end; what was read. */
function read(answer: IncomingMessage, atLeast: number): Promise<Buffer> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const done = () => {
      answer.pause();
      resolve(Buffer.concat(pieces));
    };
    answer.on('data', (piece: Buffer) => {
      pieces.push(piece);
      size += piece.length;
      if (size >= atLeast) done();
    });
    answer.on('error', done).on('end', done);
  });
}

const deliveryOf = (copyId: string) =>
  arrange(place, (tenant) => tenant.delivery.findFirstOrThrow({ where: { copyId }, orderBy: { id: 'asc' } }));

test('a server killed in mid-download leaves no download that counts as complete, and it resumes (fault 3, P20)', async () => {
  const { cookie, path, copyId } = await holder();
  const answer = await open(replica.origin, path, { cookie });
  expect(answer.statusCode, replica.output()).toBe(200);
  const size = Number(answer.headers['content-length']);
  const first = await read(answer, 2 * MIB);
  // The server notes every few seconds how far it has come.
  await expect
    .poll(async () => (await deliveryOf(copyId)).bytesSent, { timeout: 20_000 })
    .toBeGreaterThan(0n);
  await replica.kill();
  const killed = await deliveryOf(copyId);
  expect(killed).toMatchObject({ completedAt: null, brokenOffAt: null });
  expect(Number(killed.bytesSent)).toBeLessThan(size);

  const long = new Date(Date.now() - 180_000);
  await arrange(place, (tenant) =>
    tenant.delivery.updateMany({ where: { copyId }, data: { startedAt: long, progressAt: long } }),
  );
  await finishLostDeliveries(place.organizationId);
  expect(await deliveryOf(copyId)).toMatchObject({
    completedAt: null,
    brokenOffWhy: 'lost',
    bytesSent: killed.bytesSent,
  });

  replica = await startReplica();
  const rest = await open(replica.origin, path, {
    cookie,
    range: `bytes=${first.length}-`,
    'if-range': String(answer.headers.etag),
  });
  expect(rest.statusCode).toBe(206);
  const second = await read(rest, size);
  const whole = await read(await open(replica.origin, path, { cookie }), size);
  expect(Buffer.concat([first, second]).equals(whole)).toBe(true);
});

/** Files of broken-off writes in the storage. */
function unfinished(): { path: string; size: number }[] {
  const folder = join(env().STORAGE, 'unfinished');
  return readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return { path, size: statSync(path, { throwIfNoEntry: false })?.size ?? 0 };
  });
}

const standing = () =>
  arrange(place, async (tenant) => ({
    revisions: await tenant.documentRevision.count(),
    files: await tenant.file.count(),
    uploads: await tenant.upload.count({ where: { sweptAt: null } }),
  }));

test('a server killed in mid-upload leaves nothing half-stored, and the person uploads again (faults 1 and 2, F11)', async () => {
  const cookie = await memberCookie(place, place.actors.security);
  const path = `/w/${place.slug}/documents/${draft}/upload?name=report.pdf`;
  const before = await standing();
  const pdf = await largePdf(20);
  const headers = { cookie, origin: replica.origin, 'sec-fetch-site': 'same-origin' };
  const sending = httpRequest(`${replica.origin}${path}`, {
    method: 'POST',
    agent: false,
    headers: { ...headers, 'content-length': String(pdf.length) },
  });
  const broken = new Promise((resolve) => sending.once('error', resolve));
  sending.write(pdf.subarray(0, 12 * MIB));
  await expect.poll(() => unfinished().some(({ size }) => size > MIB), { timeout: 20_000 }).toBe(true);
  await replica.kill();
  await broken;
  expect(await standing()).toEqual({ ...before, uploads: before.uploads + 1 });

  // What housekeeping does once the time for it has come.
  const long = new Date(Date.now() - 2 * 3_600_000);
  for (const file of unfinished()) utimesSync(file.path, long, long);
  await arrange(place, (tenant) => tenant.upload.updateMany({ data: { startedAt: long } }));
  await sweepUnfinishedWrites(new Date());
  await sweepUploads(place.organizationId);
  expect(unfinished()).toEqual([]);
  expect(await standing()).toEqual({ ...before, uploads: 0 });

  replica = await startReplica();
  const again = await fetch(`${replica.origin}${path}`, {
    method: 'POST',
    headers: { ...headers, origin: replica.origin },
    body: new Uint8Array(await samplePdf(3)),
  });
  expect(again.status).toBe(201);
  expect(await standing()).toMatchObject({ revisions: before.revisions + 1 });
});
