import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDocument, archiveDocument } from '#lib/document/commands.ts';
import { getDocument } from '#lib/document/queries.ts';
import { env } from '#lib/env.ts';
import { Conflict, Forbidden, Invalid, NotFound, TooLarge } from '#lib/errors.ts';
import { stageFile, sweepUploads } from '#lib/file/commands.ts';
import { openFile, sealedFile } from '#lib/file/stored-file.ts';
import { MAX_FILE_BYTES } from '#lib/pdf/limits.ts';
import { collect, filesIn, inChunks, pieces } from '#lib/testing/bytes.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createDeliveryWorld, samplePdf } from '#lib/testing/document.ts';
import { arrange, type World } from '#lib/testing/world.ts';
import { refuseTooLarge, shownFileName, uploadRevision } from './upload.ts';

useTestDatabase();
let world: World;
let documentId: string;
beforeAll(async () => {
  world = await createDeliveryWorld();
  const added = await addDocument(world.actors.security, {
    title: 'Report',
    description: '',
    tier: 'restricted',
  });
  documentId = added.id;
});

const send = (source: AsyncIterable<Uint8Array>, fileName = 'report.pdf') =>
  uploadRevision(world.actors.security, { documentId, fileName, source });

async function remains() {
  const rows = await arrange(world, async (tenant) => ({
    uploads: await tenant.upload.count(),
    files: await tenant.file.count(),
    revisions: await tenant.documentRevision.count(),
  }));
  return { ...rows, stored: filesIn(env().STORAGE).length };
}

describe('who may not upload', () => {
  test.each(['approver', 'auditor', 'employee', 'people', 'visitor', 'anonymous'] as const)(
    '%s',
    async (kind) => {
      let asked = false;
      async function* watched(): AsyncGenerator<Uint8Array> {
        asked = true;
        yield Buffer.from('%PDF-1.7');
      }
      const input = { documentId, fileName: 'a.pdf', source: watched() };
      await expect(uploadRevision(world.actors[kind], input)).rejects.toThrow(Forbidden);
      expect(asked).toBe(false);
    },
  );

  test('T01 an editor of another organization', async () => {
    const elsewhere = await createDeliveryWorld();
    const input = { documentId, fileName: 'a.pdf', source: pieces('%PDF-1.7') };
    await expect(uploadRevision(elsewhere.actors.owner, input)).rejects.toThrow(NotFound);
  });

  test('anybody to an archived document', async () => {
    const { security } = world.actors;
    const added = await addDocument(security, { title: 'Old', description: '', tier: 'hidden' });
    await archiveDocument(security, { documentId: added.id });
    const input = { documentId: added.id, fileName: 'a.pdf', source: pieces('%PDF-1.7') };
    await expect(uploadRevision(security, input)).rejects.toThrow(Conflict);
  });
});

describe('an upload', () => {
  test('is stored encrypted under a name of its own and waits for its preparation', async () => {
    const pdf = await samplePdf(2);
    const { revisionId, number } = await send(inChunks(pdf, 1000), 'Q4 “report”.pdf');
    const { revisions } = await getDocument(world.actors.approver, { documentId });
    expect(revisions[0]).toMatchObject({
      id: revisionId,
      number,
      state: 'received',
      fileName: 'Q4 “report”.pdf',
    });
    const file = await arrange(world, async (tenant) => {
      const { originalFileId } = await tenant.documentRevision.findFirstOrThrow({
        where: { id: revisionId },
      });
      return sealedFile(tenant, originalFileId);
    });
    expect(file.storageKey).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f-]{36}$/);
    expect((await collect(await openFile(file))).equals(pdf)).toBe(true);
    const trail = await arrange(world, (tenant) =>
      tenant.auditEvent.findMany({ orderBy: { sequence: 'desc' }, take: 2 }),
    );
    expect(trail.map((event) => event.action)).toEqual(['document:upload', 'file:stage']);
  });

  test('35 whose sender goes away leaves nothing', async () => {
    const before = await remains();
    const start = await samplePdf(2);
    await expect(send(pieces(start.subarray(0, 5000), new Error('connection reset')))).rejects.toThrow(
      'reset',
    );
    expect(await remains()).toEqual(before);
  });

  test('F11 past the limit is refused while it streams, and leaves nothing', async () => {
    const before = await remains();
    const megabyte = Buffer.alloc(1024 * 1024, ' ');
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('%PDF-1.7\n');
      for (;;) {
        sent += megabyte.length;
        yield megabyte;
      }
    }
    await expect(send(endless())).rejects.toThrow(TooLarge);
    expect(sent).toBeLessThan(MAX_FILE_BYTES + 3 * megabyte.length);
    expect(await remains()).toEqual(before);
    expect(() => refuseTooLarge(MAX_FILE_BYTES + 1)).toThrow(TooLarge);
  });

  test.each([
    ['a ZIP', Buffer.from('504b0304140000000800', 'hex')],
    ['a PNG', Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(100)])],
    ['a page of HTML with a PDF in it', Buffer.from('<html><script>alert(1)</script>%PDF-1.7')],
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('Dear auditor')],
  ])('F03 of %s named .pdf is refused with a sentence and leaves nothing', async (_, bytes) => {
    const before = await remains();
    await expect(send(pieces(bytes))).rejects.toThrow(Invalid);
    expect(await remains()).toEqual(before);
  });

  test('F07 of noise is told from a PDF within half a second', async () => {
    const asf = Buffer.concat([Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'), Buffer.alloc(39)]);
    for (const noise of [asf, randomBytes(1024 * 1024)]) {
      const began = performance.now();
      await expect(send(pieces(noise))).rejects.toThrow(Invalid);
      expect(performance.now() - began).toBeLessThan(600);
    }
  });
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\reports\\q4.pdf', 'q4.pdf'],
  ['a\r\nb.pdf', 'ab.pdf'],
  ['\u202efdp.exe', 'fdp.exe'],
  ['', 'document.pdf'],
])('F10 the file name %j is shown as %j', (given, shown) => {
  expect(shownFileName(given)).toBe(shown);
});

const twoHoursAgo = () => new Date(Date.now() - 2 * 3_600_000);

test('1 a slow writer whose upload was swept cannot make a file of it, and leaves nothing', async () => {
  const before = await remains();
  const pdf = await samplePdf(1, 8_000);
  async function* stuck(): AsyncGenerator<Uint8Array> {
    yield pdf;
    await arrange(world, (tenant) => tenant.upload.updateMany({ data: { startedAt: twoHoursAgo() } }));
    await sweepUploads(world.organizationId);
  }
  await expect(send(stuck())).rejects.toThrow(Conflict);
  expect(await remains()).toEqual(before);
});

test('2 the blob of a process that died before its row was written is swept', async () => {
  const before = await remains();
  const file = { name: 'a', contentType: 'application/pdf', source: pieces('%PDF-1.7'), maxBytes: 100 };
  const { fileId } = await stageFile(world.actors.security, file);
  expect((await remains()).stored).toBe(before.stored + 1);
  await sweepUploads(world.organizationId);
  expect((await remains()).stored).toBe(before.stored + 1);
  const where = { id: fileId };
  await arrange(world, (tenant) => tenant.upload.updateMany({ where, data: { startedAt: twoHoursAgo() } }));
  await sweepUploads(world.organizationId);
  expect((await remains()).stored).toBe(before.stored);
  await arrange(world, (tenant) => tenant.upload.updateMany({ where, data: { sweptAt: twoHoursAgo() } }));
  await sweepUploads(world.organizationId);
  expect(await remains()).toEqual(before);
});
