import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { env } from '#lib/env.ts';
import { Conflict, Forbidden, Invalid, NotFound, TooLarge, TooMany } from '#lib/errors.ts';
import { sweepUploads } from '#lib/file/commands.ts';
import { fileStorage, openFile, sealedFile } from '#lib/file/stored-file.ts';
import { collect, filesIn, inChunks, pieces } from '#lib/testing/bytes.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createDeliveryWorld } from '#lib/testing/document.ts';
import { addPlainControl, saidOfRevision } from '#lib/testing/evidence.ts';
import { arrange, auditTrail, type World } from '#lib/testing/world.ts';
import { bringFile } from './bring.ts';
import { answerEvidenceFile } from './download.ts';
import { getEvidence } from './item-queries.ts';
import { cancelUpload, finishUpload, sweepEvidenceUploads } from './upload-parts.ts';
import { addPart, beginUpload, getUpload } from './uploads.ts';

useTestDatabase();
let world: World;
let controlId: string;
beforeAll(async () => {
  world = await createDeliveryWorld();
  controlId = await addPlainControl(world, 'AC-01');
  await fileStorage();
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const said = () => ({ title: 'Screen', controlIds: [controlId], ...saidOfRevision });
const stored = () => filesIn(env().STORAGE).length;
const begin = (sizeBytes: number, fileName = 'screen.png') =>
  beginUpload(world.actors.security, { fileName, sizeBytes });
const send = (uploadId: string, offset: number, bytes: Uint8Array) =>
  addPart(world.actors.security, { uploadId, offset, source: inChunks(bytes) });

async function sent(bytes: Uint8Array, cut = Math.floor(bytes.length / 2)): Promise<string> {
  const { uploadId } = await begin(bytes.length);
  await send(uploadId, 0, bytes.subarray(0, cut));
  await send(uploadId, cut, bytes.subarray(cut));
  return uploadId;
}

describe('an upload in parts', () => {
  test('becomes one file of exactly its bytes, its kind told by its content; nothing else stays (F03, F12)', async () => {
    const before = stored();
    const noise = Buffer.concat([png, randomBytes(700_000)]);
    const uploadId = await sent(noise, 300_001);
    const { security } = world.actors;
    const both = await Promise.all([1, 2, 3].map(() => finishUpload(security, uploadId, said())));
    expect(new Set(both.map(({ itemId }) => itemId)).size).toBe(1);
    expect(await finishUpload(security, uploadId, said())).toEqual(both[0]);
    const itemId = both[0]?.itemId ?? '';
    const item = await getEvidence(security, { itemId });
    const sha256 = createHash('sha256').update(noise).digest('hex');
    expect(item.revisions).toHaveLength(1);
    expect(item.revisions[0]?.file).toMatchObject({
      contentType: 'image/png',
      sizeBytes: noise.length,
      sha256,
    });
    expect(stored()).toBe(before + 1);
    const row = await arrange(world, (tenant) =>
      tenant.evidenceRevision.findFirstOrThrow({ where: { itemId }, select: { fileId: true } }),
    );
    const file = await arrange(world, (tenant) => sealedFile(tenant, row.fileId ?? ''));
    expect((await collect(await openFile(file))).equals(noise)).toBe(true);
    expect((await getUpload(security, { uploadId })).finished).toEqual(both[0]);
    await expect(send(uploadId, noise.length, png)).rejects.toThrow(Conflict);
  });

  test('goes on after a broken part from where it stands, and only there (F11, F12)', async () => {
    const before = stored();
    const { security } = world.actors;
    const { uploadId } = await begin(1_000);
    await send(uploadId, 0, randomBytes(400));
    const broken = pieces(randomBytes(100), new Error('gone'));
    await expect(addPart(security, { uploadId, offset: 400, source: broken })).rejects.toThrow('gone');
    expect(await getUpload(security, { uploadId })).toMatchObject({ offset: 400, finished: null });
    for (const offset of [0, 399, 401, 1_000])
      await expect(send(uploadId, offset, randomBytes(10))).rejects.toThrow(Conflict);
    await expect(send(uploadId, 400, randomBytes(601))).rejects.toThrow(TooLarge);
    await expect(send(uploadId, 400, new Uint8Array())).rejects.toThrow(Invalid);
    await expect(finishUpload(security, uploadId, said())).rejects.toThrow('goes on at byte 400');
    const twice = await Promise.allSettled([1, 2].map(() => send(uploadId, 400, randomBytes(600))));
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(stored()).toBe(before + 2);
    await cancelUpload(security, uploadId);
    expect(stored()).toBe(before);
    await expect(getUpload(security, { uploadId })).rejects.toThrow(NotFound);
  });

  test('is not there for anybody else, of the organization or another one (T01, F12)', async () => {
    const elsewhere = await createDeliveryWorld();
    const uploadId = await sent(png);
    for (const actor of [world.actors.owner, world.actors.employee, elsewhere.actors.security]) {
      await expect(getUpload(actor, { uploadId })).rejects.toThrow(NotFound);
      await expect(cancelUpload(actor, uploadId)).rejects.toThrow(NotFound);
      await expect(finishUpload(actor, uploadId, said())).rejects.toThrow(NotFound);
      const part = { uploadId, offset: png.length, source: pieces('x') };
      await expect(addPart(actor, part)).rejects.toThrow(NotFound);
    }
    for (const kind of ['auditor', 'visitor', 'anonymous'] as const) {
      const input = { fileName: 'a', sizeBytes: 1 };
      await expect(beginUpload(world.actors[kind], input)).rejects.toThrow(Forbidden);
    }
  });

  test('is refused when it says too much, and an organization has only so much underway', async () => {
    for (const sizeBytes of [0, -1, 1.5, 100 * 1024 * 1024 + 1, Number.NaN])
      await expect(begin(sizeBytes)).rejects.toThrow(Invalid);
    const full = await createDeliveryWorld();
    const input = { fileName: 'a', sizeBytes: 100 * 1024 * 1024 };
    const begun = await Promise.allSettled(
      [full.actors.security, full.actors.owner].flatMap((actor) =>
        Array.from({ length: 25 }, () => beginUpload(actor, input)),
      ),
    );
    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
    const refused = begun.filter((one) => one.status === 'rejected');
    for (const one of refused) expect(one.reason).toBeInstanceOf(TooMany);
  }, 60_000);

  test('that is left alone for a day is swept, with what a dead process left of others', async () => {
    const before = stored();
    const { organizationId } = world;
    const uploadId = await sent(png);
    const fresh = await begin(10);
    await sweepEvidenceUploads(organizationId);
    expect(await getUpload(world.actors.security, { uploadId })).toMatchObject({ offset: png.length });
    const touchedAt = new Date(Date.now() - 25 * 3_600_000);
    await arrange(world, (tenant) =>
      tenant.evidenceUpload.updateMany({ where: { id: uploadId }, data: { touchedAt } }),
    );
    await sweepEvidenceUploads(organizationId);
    await sweepUploads(organizationId);
    expect(stored()).toBe(before);
    await expect(getUpload(world.actors.security, { uploadId })).rejects.toThrow(NotFound);
    expect(await getUpload(world.actors.security, { uploadId: fresh.uploadId })).toMatchObject({ offset: 0 });
  });

  test('whose description is refused can be finished once it is put right; nothing is stored meanwhile', async () => {
    const { security } = world.actors;
    const uploadId = await sent(png);
    const before = stored();
    const wrong = { ...said(), validUntilOn: '2025-01-01' };
    await expect(finishUpload(security, uploadId, wrong)).rejects.toThrow(Invalid);
    expect(stored()).toBe(before);
    const future = { ...said(), collectedOn: '2999-01-01' };
    await expect(finishUpload(security, uploadId, future)).rejects.toThrow(Invalid);
    expect(stored()).toBe(before);
    await expect(finishUpload(security, uploadId, said())).resolves.toMatchObject({ number: 1 });
    expect(stored()).toBe(before - 1);
  });
});

describe('a file of evidence', () => {
  test('is saved, never shown: an attachment without a type or rights, each download in the log (F03, F10)', async () => {
    const { security, approver, auditor, employee } = world.actors;
    const bytes = { fileName: '../a"b\r\n.html', source: pieces('<script>alert(1)</script>') };
    const { itemId, revisionId } = await bringFile(security, said(), bytes);
    const item = await getEvidence(security, { itemId });
    expect(item.revisions[0]?.file?.contentType).toBe('text/plain');
    const wanted = { itemId, revisionId, head: false };
    const answer = await answerEvidenceFile(approver, wanted);
    expect(await answer.text()).toBe('<script>alert(1)</script>');
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename="a b\.html"/);
    await answerEvidenceFile(approver, { ...wanted, head: true });
    for (const actor of [auditor, employee])
      await expect(answerEvidenceFile(actor, wanted)).rejects.toThrow(Forbidden);
    const elsewhere = await createDeliveryWorld();
    await expect(answerEvidenceFile(elsewhere.actors.owner, wanted)).rejects.toThrow(NotFound);
    const log = (await auditTrail(world)).filter(({ action }) => action === 'evidence:download');
    expect(log).toEqual([expect.objectContaining({ subject: `evidence:${itemId}` })]);
  });

  test('may not be empty', async () => {
    const bytes = { fileName: 'a.txt', source: pieces() };
    await expect(bringFile(world.actors.security, said(), bytes)).rejects.toThrow('empty');
  });
});
