import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { expect, test } from '@playwright/test';
import { makeCopy } from '#lib/copy/commands.ts';
import { placesInAll, placesOfVisitor } from '#lib/delivery/places.ts';
import { portalPaths } from '#lib/paths.ts';
import { publishPortal } from '#lib/portal/commands.ts';
import { getPortal } from '#lib/portal/queries.ts';
import { addPublishedDocument, createDeliveryWorld, openTo } from '#lib/testing/document.ts';
import { addPortal } from '#lib/testing/portal.ts';
import { addVisitor, type World } from '#lib/testing/world.ts';
import { joinServer, visitorCookie } from './ground.ts';
import { largePdf } from './large-pdf.ts';
import { type Replica, startReplica } from './replica.ts';

test.describe.configure({ mode: 'serial' });

/** What the server may hold in all, in MiB; its heap is told to stay below half of it. */
const mostMemory = 512;
const readers = 1000;
const downloads = 50;
/** More than the caps let in, so that the one for all is reached and not only the one for each. */
const people = 50;

type Holder = { cookie: string; path: string };

let place: World;
let replica: Replica;
let holders: Holder[];

test.beforeAll(async () => {
  test.setTimeout(240_000);
  await joinServer();
  place = await createDeliveryWorld();
  await addPortal(place);
  const { security } = place.actors;
  const { id: portalId, draftSha256: sha256 } = await getPortal(security, {});
  await publishPortal(security, { portalId, sha256 });
  // Larger than what sockets take in by themselves: whoever does not read leaves the server with the rest.
  const { documentId } = await addPublishedDocument(place, { pdf: await largePdf(12) });
  holders = [];
  for (let count = 0; count < people; count += 1) {
    const visitor = await addVisitor(place);
    await openTo(place, visitor, documentId);
    const { copyId } = await makeCopy(visitor, { documentId });
    holders.push({
      cookie: await visitorCookie(place, visitor),
      path: portalPaths.copy(place.slug, copyId),
    });
  }
  replica = await startReplica({}, [`--max-old-space-size=${mostMemory / 2}`]);
});
test.afterAll(() => replica?.kill());

type Asked = { request: ClientRequest; answer: IncomingMessage };

/** Asks for a copy on a connection of its own and resolves at the head of the answer; the body waits to be read. */
async function ask({ path, cookie }: Holder): Promise<Asked> {
  const request = httpRequest(`${replica.origin}${path}`, { headers: { cookie }, agent: false });
  request.end();
  const [answer]: IncomingMessage[] = await once(request, 'response');
  if (!answer) throw new Error('there was no answer');
  return { request, answer: answer.on('error', () => {}) };
}

/** Reads to the end, or to where it breaks off; how many bytes came. */
async function sizeOf(answer: IncomingMessage): Promise<number> {
  let size = 0;
  for await (const piece of answer) size += Buffer.byteLength(piece);
  return size;
}

const statusesOf = (asked: readonly Asked[]) => asked.map(({ answer }) => answer.statusCode ?? 0);

test('a thousand readers who do not read take no more than their places, and pages are still answered (X19)', async () => {
  test.skip(replica.mostMemory() === 0, 'this system does not tell how much memory a process holds');
  test.setTimeout(40_000);
  const before = replica.mostMemory();
  const asking = Array.from({ length: readers }, (_, index) => holders[index % people]).flatMap((holder) =>
    holder ? [ask(holder)] : [],
  );
  // While they come: a page that asks the database.
  const since = performance.now();
  const { cookie } = holders[0] ?? { cookie: '' };
  const page = await fetch(`${replica.origin}${portalPaths.library(place.slug)}`, { headers: { cookie } });
  expect(page.status).toBe(200);
  expect(performance.now() - since).toBeLessThan(15_000);

  const asked = await Promise.all(asking);
  const statuses = statusesOf(asked);
  const open = statuses.filter((status) => status === 200).length;
  expect(statuses).toHaveLength(readers);
  // Everybody is answered: let in, or told to come again by a sentence with a time.
  expect(statuses.filter((status) => ![200, 429, 503].includes(status))).toEqual([]);
  expect(open).toBeGreaterThan(placesOfVisitor);
  expect(open).toBeLessThanOrEqual(placesInAll);
  for (const { answer } of asked)
    if (answer.statusCode !== 200) expect(answer.headers['retry-after']).toMatch(/^\d+$/);
  expect((await fetch(`${replica.origin}/api/ready`)).status).toBe(200);
  const held = replica.mostMemory();
  expect(held, `${open} open downloads, ${before} MiB before`).toBeLessThan(mostMemory);
  for (const { request } of asked) request.destroy();
});

test('fifty people who download at once after them all get their whole copy (X19)', async () => {
  test.setTimeout(40_000);
  // The places of those who went away are free within moments; whoever is too early is told so and asks again.
  const whole = async (holder: Holder): Promise<void> => {
    await expect(async () => {
      const { answer } = await ask(holder);
      const size = await sizeOf(answer);
      expect(answer.statusCode).toBe(200);
      expect(size).toBe(Number(answer.headers['content-length']));
    }).toPass({ timeout: 35_000, intervals: [250, 1000] });
  };
  expect(holders).toHaveLength(downloads);
  await Promise.all(holders.map(whole));
  expect(replica.mostMemory()).toBeLessThan(mostMemory);
});
