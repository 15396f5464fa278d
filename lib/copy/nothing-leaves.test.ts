import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { withdrawRevision } from '#lib/document-revision/commands.ts';
import { env } from '#lib/env.ts';
import { Forbidden, NotFound } from '#lib/errors.ts';
import { revokeGrant } from '#lib/grant/commands.ts';
import { bytesOf, deliveriesOf, getCopy as get, holderOf } from '#lib/testing/copies.ts';
import { testDatabase, useTestDatabase } from '#lib/testing/database.ts';
import { addPublishedDocument, createDeliveryWorld, openTo, samplePdf } from '#lib/testing/document.ts';
import { addVisitor, arrange, type World } from '#lib/testing/world.ts';
import { blockVisitor } from '#lib/visitor/commands.ts';
import { makeCopy } from './commands.ts';
import { answerCopy, mayGoOn } from './deliver.ts';
import { traceCopy } from './queries.ts';

useTestDatabase();

let world: World;
let documentId: string;
beforeAll(async () => {
  world = await createDeliveryWorld();
  ({ documentId } = await addPublishedDocument(world, { title: 'SOC 2 Type II report' }));
});

const holder = () => holderOf(world, documentId);
const deliveries = (copyId: string) => deliveriesOf(world, copyId);

describe('P13 nothing leaves', () => {
  type Broken = { own: World; copyId: string; documentId: string; revisionId: string };

  async function copyOfItsOwn(): Promise<Broken> {
    const own = await createDeliveryWorld();
    const made = await addPublishedDocument(own);
    await openTo(own, own.actors.visitor, made.documentId);
    const { copyId } = await makeCopy(own.actors.visitor, made);
    return { own, copyId, ...made };
  }

  const ask = ({ own, copyId }: Broken) =>
    answerCopy(own.actors.visitor, {
      copyId,
      conditions: { range: null, ifRange: null, ifNoneMatch: null },
      head: false,
    });

  test('when the layout of the revision cannot be read', async () => {
    const broken = await copyOfItsOwn();
    await arrange(broken.own, (tenant) =>
      tenant.documentRevision.updateMany({
        where: { id: broken.revisionId },
        data: { layout: { version: 1 } },
      }),
    );
    await expect(ask(broken)).rejects.toMatchObject({ status: 503 });
  });

  test('X15 when the stored file was changed, and the delivery says that it was damaged', async () => {
    const broken = await copyOfItsOwn();
    const { storageKey } = await arrange(broken.own, async (tenant) => {
      const where = { id: broken.revisionId };
      const { preparedFileId } = await tenant.documentRevision.findFirstOrThrow({ where });
      return tenant.file.findFirstOrThrow({ where: { id: preparedFileId ?? '' } });
    });
    const path = join(env().STORAGE, storageKey);
    const stored = await readFile(path);
    stored[100] = (stored[100] ?? 0) ^ 1;
    await writeFile(path, stored);
    await expect(ask(broken)).rejects.toMatchObject({ status: 503 });
    await rm(path);
    await expect(ask(broken)).rejects.toMatchObject({ status: 503 });
    const rows = await arrange(broken.own, (tenant) => tenant.delivery.findMany());
    expect(rows).toMatchObject([
      { bytesSent: 0n, brokenOffWhy: 'damaged' },
      { bytesSent: 0n, brokenOffWhy: 'damaged' },
    ]);
  });

  test("X15 when a copy's pieces were swapped for those of another copy", async () => {
    const broken = await copyOfItsOwn();
    const { own, documentId: of } = broken;
    const other = await makeCopy(own.actors.visitor, { documentId: of });
    const { adminUrl } = await testDatabase();
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    const swap =
      'UPDATE "Copy" SET "sealedPieces" = (SELECT "sealedPieces" FROM "Copy" WHERE id = $1) WHERE id = $2';
    // Whoever owns the database can switch off what holds everybody else.
    await client.query('SET session_replication_role = replica');
    await client.query(swap, [other.copyId, broken.copyId]);
    await client.end();
    await expect(ask(broken)).rejects.toMatchObject({ status: 503 });
  });

  test('after the revision was withdrawn', async () => {
    const broken = await copyOfItsOwn();
    const { own, documentId: of, revisionId } = broken;
    await withdrawRevision(own.actors.security, { documentId: of, revisionId, reason: 'an error in it' });
    await expect(ask(broken)).rejects.toMatchObject({ status: 404 });
    await expect(mayGoOn(own.actors.visitor, [broken.copyId])).resolves.toBe(false);
  });
});

describe('a running download', () => {
  test('P12 is cut within seconds after the grant was revoked', async () => {
    const large = await addPublishedDocument(world, { pdf: await samplePdf(4, 400_000) });
    const visitor = await addVisitor(world);
    const { grantId } = await openTo(world, visitor, large.documentId);
    const { copyId } = await makeCopy(visitor, large);
    const response = await get(visitor, copyId);
    const reader = response.body?.getReader();
    await reader?.read();
    await revokeGrant(world.actors.approver, { grantId, reason: 'left the company' });
    await expect(reader?.closed).rejects.toThrow('access-ended');
    await expect
      .poll(() => deliveries(copyId), { timeout: 10_000 })
      .toMatchObject([{ completedAt: null, brokenOffWhy: 'access-ended' }]);
  }, 60_000);

  test('T20 may not go on once its session has ended or its visitor is blocked', async () => {
    const visitor = await holder();
    const { copyId } = await makeCopy(visitor, { documentId });
    await expect(mayGoOn(visitor, [copyId])).resolves.toBe(true);
    await arrange(world, (tenant) =>
      tenant.session.updateMany({ where: { id: visitor.sessionId }, data: { endedAt: new Date() } }),
    );
    await expect(mayGoOn(visitor, [copyId])).resolves.toBe(false);
    const blocked = await holder();
    const own = await makeCopy(blocked, { documentId });
    await blockVisitor(world.actors.approver, { visitorId: blocked.visitorId, reason: 'asked for too much' });
    await expect(mayGoOn(blocked, [own.copyId])).resolves.toBe(false);
  });

  test('X19 has a place: a fifth one of the same visitor waits', async () => {
    const visitor = await holder();
    const { copyId } = await makeCopy(visitor, { documentId });
    const running = await Promise.all(Array.from({ length: 4 }, () => get(visitor, copyId)));
    await expect(get(visitor, copyId)).rejects.toMatchObject({ status: 429, retryAfter: 10 });
    for (const response of running) await response.body?.cancel();
    expect((await bytesOf(await get(visitor, copyId))).length).toBeGreaterThan(0);
  });
});

describe('the desk', () => {
  test('traces a copy by the code as typed from paper', async () => {
    const visitor = await holder();
    const { copyId, code } = await makeCopy(visitor, { documentId });
    for (const typed of [code, code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' ')} `]) {
      const found = await traceCopy(world.actors.approver, { code: typed });
      expect(found).toMatchObject({ kind: 'copy', id: copyId, visitor: { id: visitor.visitorId } });
    }
    await expect(traceCopy(world.actors.approver, { code: '00000-00000' })).rejects.toThrow(NotFound);
    await expect(traceCopy(world.actors.people, { code })).rejects.toThrow(Forbidden);
    const elsewhere = await createDeliveryWorld();
    await expect(traceCopy(elsewhere.actors.owner, { code })).rejects.toThrow(NotFound);
  });
});
