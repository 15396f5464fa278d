import { beforeAll, describe, expect, test } from 'vitest';
import { newCopyCode } from '#lib/crypto/tokens.ts';
import { Forbidden, NotFound, TooMany } from '#lib/errors.ts';
import { revokeGrant } from '#lib/grant/commands.ts';
import { newId } from '#lib/id.ts';
import { bytesOf, deliveriesOf, getCopy as get, holderOf } from '#lib/testing/copies.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPublishedDocument, createDeliveryWorld, openTo } from '#lib/testing/document.ts';
import { complaintsAbout, needProgram, textOf, writeTemporary } from '#lib/testing/pdf.ts';
import { addVisitor, arrange, auditTrail, type World } from '#lib/testing/world.ts';
import { makeCopy } from './commands.ts';

useTestDatabase();

let world: World;
let documentId: string;
beforeAll(async () => {
  world = await createDeliveryWorld();
  ({ documentId } = await addPublishedDocument(world, { title: 'SOC 2 Type II report' }));
});

const holder = () => holderOf(world, documentId);
const deliveries = (copyId: string) => deliveriesOf(world, copyId);

describe('who may not', () => {
  test.each(['owner', 'security', 'auditor', 'operator', 'anonymous', 'system'] as const)(
    '%s cannot have a copy made',
    async (kind) => {
      await expect(makeCopy(world.actors[kind], { documentId })).rejects.toThrow(Forbidden);
    },
  );

  test('P07 a visitor without a grant cannot have a copy made of a restricted document', async () => {
    const visitor = await addVisitor(world);
    await expect(makeCopy(visitor, { documentId })).rejects.toThrow(Forbidden);
  });

  test('P07 a grant without the NDA opens nothing', async () => {
    const visitor = await holder();
    const { visitorId } = visitor;
    await arrange(world, (tenant) =>
      tenant.ndaWaiver.updateMany({
        where: { visitorId },
        data: { endedAt: new Date(), endedBy: 'operator:test' },
      }),
    );
    await expect(makeCopy(visitor, { documentId })).rejects.toThrow(Forbidden);
  });

  test('T01 a visitor of another organization finds neither document nor copy', async () => {
    const elsewhere = await createDeliveryWorld();
    const visitor = await holder();
    const { copyId } = await makeCopy(visitor, { documentId });
    await expect(makeCopy(elsewhere.actors.visitor, { documentId })).rejects.toThrow(NotFound);
    await expect(get(elsewhere.actors.visitor, copyId)).rejects.toThrow(NotFound);
  });

  test("P19 a visitor cannot download another visitor's copy, not even by its validator", async () => {
    const { copyId } = await makeCopy(await holder(), { documentId });
    const other = await holder();
    await expect(get(other, copyId)).rejects.toThrow(NotFound);
    await expect(get(other, copyId, { ifNoneMatch: `"${copyId}"` })).rejects.toThrow(NotFound);
    await expect(get(other, copyId, { range: 'bytes=0-10' }, true)).rejects.toThrow(NotFound);
  });
});

describe('a visitor with a grant', () => {
  test('downloads a copy with a code of its own, and the desk sees it', async () => {
    const visitor = await holder();
    const { copyId, code } = await makeCopy(visitor, { documentId });
    const response = await get(visitor, copyId);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('content-disposition')).toContain(
      `filename="SOC 2 Type II report ${code}.pdf"`,
    );
    const bytes = await bytesOf(response);
    expect(response.headers.get('x-body-length')).toBe(String(bytes.length));
    const [delivery, ...more] = await deliveries(copyId);
    expect(more).toEqual([]);
    expect(delivery).toMatchObject({ bytesSent: BigInt(bytes.length), brokenOffAt: null });
    expect(delivery?.completedAt).toBeInstanceOf(Date);
    const trail = (await auditTrail(world)).filter((event) => event.actor === `visitor:${visitor.visitorId}`);
    expect(trail.map((event) => event.action)).toEqual(['copy:make', 'copy:deliver', 'delivery:finish']);
  });

  test('opens it in other programs, which find its code on every page', async (context) => {
    needProgram(context, 'qpdf', 'qpdf is not installed');
    needProgram(context, 'pdftotext', 'poppler-utils is not installed');
    const visitor = await holder();
    const { copyId, code } = await makeCopy(visitor, { documentId });
    const path = await writeTemporary('copy.pdf', await bytesOf(await get(visitor, copyId)));
    expect(await complaintsAbout(path)).toBe('');
    expect((await textOf(path)).match(new RegExp(code, 'g'))).toHaveLength(3);
  });

  test('gets the same bytes whole, in parts and resumed', async () => {
    const visitor = await holder();
    const { copyId } = await makeCopy(visitor, { documentId });
    const whole = await bytesOf(await get(visitor, copyId));
    const again = await bytesOf(await get(visitor, copyId));
    expect(again.equals(whole)).toBe(true);
    const middle = await get(visitor, copyId, { range: 'bytes=1000-1999', ifRange: `"${copyId}"` });
    expect(middle.status).toBe(206);
    expect(middle.headers.get('content-range')).toBe(`bytes 1000-1999/${whole.length}`);
    expect((await bytesOf(middle)).equals(whole.subarray(1000, 2000))).toBe(true);
    const rest = await get(visitor, copyId, { range: `bytes=${whole.length - 5}-` });
    expect((await bytesOf(rest)).equals(whole.subarray(-5))).toBe(true);
    const outside = await get(visitor, copyId, { range: `bytes=${whole.length}-` });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
  });

  test('P20 HEAD, a validator that fits, and a range outside are no deliveries', async () => {
    const visitor = await holder();
    const { copyId } = await makeCopy(visitor, { documentId });
    const head = await get(visitor, copyId, {}, true);
    expect(head.status).toBe(200);
    expect(head.body).toBeNull();
    expect((await get(visitor, copyId, { ifNoneMatch: `"${copyId}"` })).status).toBe(304);
    await get(visitor, copyId, { range: 'bytes=99999999-' });
    expect(await deliveries(copyId)).toEqual([]);
  });

  test('P20 a download that is broken off says so', async () => {
    const visitor = await holder();
    const { copyId } = await makeCopy(visitor, { documentId });
    const response = await get(visitor, copyId);
    await response.body?.cancel();
    expect(await deliveries(copyId)).toMatchObject([
      { bytesSent: 0n, completedAt: null, brokenOffWhy: 'client', rangeStart: 0n },
    ]);
  });

  test('two copies of one document differ in code and bytes, and neither has the bytes of the other', async () => {
    const visitor = await holder();
    const one = await makeCopy(visitor, { documentId });
    const two = await makeCopy(visitor, { documentId });
    expect(one.code).not.toBe(two.code);
    const [first, second] = [
      await bytesOf(await get(visitor, one.copyId)),
      await bytesOf(await get(visitor, two.copyId)),
    ];
    expect(first.includes(two.code.slice(0, 5))).toBe(false);
    expect(first.length).toBe(second.length);
  });

  test('P12 a revoked grant refuses the next request and the resumed range', async () => {
    const visitor = await addVisitor(world);
    const { grantId } = await openTo(world, visitor, documentId);
    const { copyId } = await makeCopy(visitor, { documentId });
    await bytesOf(await get(visitor, copyId, { range: 'bytes=0-99' }));
    await revokeGrant(world.actors.approver, { grantId, reason: 'left the company' });
    await expect(get(visitor, copyId, { range: 'bytes=100-' })).rejects.toThrow(Forbidden);
    await expect(get(visitor, copyId, {}, true)).rejects.toThrow(Forbidden);
    await expect(makeCopy(visitor, { documentId })).rejects.toThrow(Forbidden);
  });

  test('P21 of 12 copies asked for at once exactly the 5 that are left of the day are made', async () => {
    const visitor = await holder();
    const { visitorId } = visitor;
    const { copyId } = await makeCopy(visitor, { documentId });
    await arrange(world, async (tenant) => {
      const made = await tenant.copy.findFirstOrThrow({ where: { id: copyId } });
      const earlier = Array.from({ length: 44 }, () => ({ ...made, id: newId(), code: newCopyCode() }));
      await tenant.copy.createMany({ data: earlier });
    });
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => makeCopy(visitor, { documentId })),
    );
    const refused = tries.filter((result) => result.status === 'rejected');
    expect(refused.map((result) => result.reason instanceof TooMany)).toEqual(Array(7).fill(true));
    expect(await arrange(world, (tenant) => tenant.copy.count({ where: { visitorId } }))).toBe(50);
  }, 60_000);
});
