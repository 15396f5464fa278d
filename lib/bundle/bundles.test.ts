import { crc32 } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import type { VisitorActor } from '#lib/auth/actor.ts';
import { csvResponse } from '#lib/csv.ts';
import { finishLostDeliveries } from '#lib/delivery/commands.ts';
import { exportDeliveries } from '#lib/delivery/export.ts';
import { getDelivery, listDeliveries } from '#lib/delivery/queries.ts';
import { Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPublishedDocument, createDeliveryWorld, openTo } from '#lib/testing/document.ts';
import { addVisitor, arrange, auditTrail, type World } from '#lib/testing/world.ts';
import { makeBundle } from './commands.ts';
import { answerBundle } from './deliver.ts';

useTestDatabase();
let world: World;
let first: string;
let second: string;
beforeAll(async () => {
  world = await createDeliveryWorld();
  first = (await addPublishedDocument(world, { title: 'Report', pages: 2 })).documentId;
  second = (await addPublishedDocument(world, { title: 'Report', tier: 'confidential', pages: 1 }))
    .documentId;
});

async function holder(name = 'Vera Visitor'): Promise<VisitorActor> {
  const visitor = await addVisitor(world, { name });
  await openTo(world, visitor, first);
  return visitor;
}

/** The files of a stored ZIP by name, read as its directory says (APPNOTE.TXT 4.3.12), with their checksums checked. */
function unzipped(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameSize, extraSize] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)];
    const name = zip.subarray(at + 46, at + 46 + nameSize).toString();
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 24));
    expect(crc32(bytes)).toBe(zip.readUInt32LE(at + 16));
    files.set(name, bytes);
    at += 46 + nameSize + extraSize + zip.readUInt16LE(at + 32);
  }
  return files;
}

test('several documents come as one valid ZIP of marked copies, each a delivery', async () => {
  const visitor = await holder();
  const { bundleId } = await makeBundle(visitor, { documentIds: [first, second, first] });
  const response = await answerBundle(visitor, { bundleId, head: false });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get('x-body-length')).toBe(String(bytes.length));
  const files = unzipped(bytes);
  const copies = await arrange(world, (tenant) =>
    tenant.copy.findMany({ where: { visitorId: visitor.visitorId } }),
  );
  expect([...files.keys()].toSorted()).toEqual(copies.map(({ code }) => `Report ${code}.pdf`).toSorted());
  for (const { code } of copies) {
    const pdf = files.get(`Report ${code}.pdf`);
    expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf?.includes(code)).toBe(true);
  }
  const { rows } = await listDeliveries(world.actors.approver, { filters: { visitor: visitor.visitorId } });
  expect(rows.map(({ completeness }) => completeness)).toEqual(['complete', 'complete']);
  const trail = (await auditTrail(world)).filter(({ actor }) => actor === `visitor:${visitor.visitorId}`);
  expect(trail.map(({ action }) => action).toSorted()).toEqual([
    'bundle:deliver',
    'bundle:make',
    'copy:deliver',
    'copy:deliver',
    'copy:make',
    'copy:make',
    'delivery:finish',
    'delivery:finish',
    'grant:issue',
  ]);
});

test('a bundle with one closed document is not made at all', async () => {
  const visitor = await holder();
  const closed = (await addPublishedDocument(world, { pages: 1 })).documentId;
  await expect(makeBundle(visitor, { documentIds: [first, closed] })).rejects.toThrow(Forbidden);
  await expect(makeBundle(visitor, { documentIds: [] })).rejects.toThrow(Invalid);
  const made = await arrange(world, (tenant) =>
    tenant.copy.count({ where: { visitorId: visitor.visitorId } }),
  );
  expect(made).toBe(0);
});

test("a visitor cannot download another visitor's bundle", async () => {
  const { bundleId } = await makeBundle(await holder(), { documentIds: [first] });
  await expect(answerBundle(await holder(), { bundleId, head: false })).rejects.toThrow(NotFound);
  await expect(answerBundle(world.actors.owner, { bundleId, head: false })).rejects.toThrow(Forbidden);
});

test('P20 a ZIP that was broken off before its first entry had left delivered nothing', async () => {
  const visitor = await holder();
  const { bundleId } = await makeBundle(visitor, { documentIds: [first] });
  const response = await answerBundle(visitor, { bundleId, head: false });
  await response.body?.cancel();
  const { rows } = await listDeliveries(world.actors.approver, { filters: { visitor: visitor.visitorId } });
  expect(rows).toMatchObject([{ completeness: 'broken-off', why: 'client', bytesSent: 0 }]);
});

test('3 a download whose process died is told from one that is running', async () => {
  const visitor = await holder();
  const { bundleId } = await makeBundle(visitor, { documentIds: [first] });
  const response = await answerBundle(visitor, { bundleId, head: false });
  const find = async () =>
    (await listDeliveries(world.actors.approver, { filters: { visitor: visitor.visitorId } })).rows[0];
  expect(await find()).toMatchObject({ completeness: 'running' });
  await arrange(world, (tenant) =>
    tenant.delivery.updateMany({
      where: { bundleId },
      data: { startedAt: new Date(Date.now() - 7 * 3_600_000) },
    }),
  );
  await finishLostDeliveries(world.organizationId);
  expect(await find()).toMatchObject({ completeness: 'broken-off', why: 'lost' });
  await response.body?.cancel();
  expect(await find()).toMatchObject({ why: 'lost' });
});

test('F13 deliveries are exported with inert cells, once each, on record, and to nobody else', async () => {
  const visitor = await holder('=cmd|calc');
  const { bundleId } = await makeBundle(visitor, { documentIds: [first, second] });
  await (await answerBundle(visitor, { bundleId, head: false })).arrayBuffer();
  const filters = { visitor: visitor.visitorId };
  const columns = [{ heading: 'Name', value: (row: { visitorName: string }) => row.visitorName }];
  const response = await csvResponse('x', columns, exportDeliveries(world.actors.approver, { filters }));
  expect(await response.text()).toBe('"Name"\r\n"\'=cmd|calc"\r\n"\'=cmd|calc"\r\n');
  expect((await auditTrail(world)).at(-1)).toMatchObject({ action: 'delivery:export' });
  for (const kind of ['people', 'employee', 'visitor', 'anonymous'] as const) {
    await expect(listDeliveries(world.actors[kind], {})).rejects.toThrow(Forbidden);
    await expect(exportDeliveries(world.actors[kind], {}).next()).rejects.toThrow(Forbidden);
  }
});

test('T03 another organization lists and finds no delivery', async () => {
  const elsewhere = await createDeliveryWorld();
  const [row] = (await listDeliveries(world.actors.owner, {})).rows;
  await expect(listDeliveries(elsewhere.actors.owner, {})).resolves.toMatchObject({ rows: [], count: 0 });
  await expect(getDelivery(elsewhere.actors.owner, { deliveryId: row?.id ?? '' })).rejects.toThrow(NotFound);
});
