import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDocument } from '#lib/document/commands.ts';
import { getDocument } from '#lib/document/queries.ts';
import { env } from '#lib/env.ts';
import { inChunks, newFolder } from '#lib/testing/bytes.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createDeliveryWorld, samplePdf } from '#lib/testing/document.ts';
import { arrange, type World } from '#lib/testing/world.ts';
import { prepareAgain } from './commands.ts';
import { prepareRevision } from './jobs.ts';
import { beginPreparation } from './preparation.ts';
import { prepareInProcess, usualLimits } from './prepare-process.ts';
import { uploadRevision } from './upload.ts';

useTestDatabase();
let world: World;
beforeAll(async () => {
  world = await createDeliveryWorld();
});

async function received(pdf: Buffer): Promise<{ documentId: string; revisionId: string }> {
  const { security } = world.actors;
  const { id } = await addDocument(security, { title: 'Report', description: '', tier: 'restricted' });
  const { revisionId } = await uploadRevision(security, {
    documentId: id,
    fileName: 'report.pdf',
    source: inChunks(pdf),
  });
  return { documentId: id, revisionId };
}

async function revision({ documentId }: { documentId: string }) {
  return (await getDocument(world.actors.approver, { documentId })).revisions[0];
}

const job = (revisionId: string) => prepareRevision({ organizationId: world.organizationId, revisionId });
const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('candor-prepare-'));

describe('the job', () => {
  test('makes a received file ready once, however often it runs, and leaves no plain text behind', async () => {
    const { revisionId, ...document } = await received(await samplePdf(12));
    const before = leftovers();
    await job(revisionId);
    await job(revisionId);
    expect(await revision(document)).toMatchObject({ state: 'ready', pages: 12, pagesDone: 12, reasons: [] });
    expect(leftovers()).toEqual(before);
    const uploads = await arrange(world, (tenant) => tenant.upload.count());
    expect(uploads).toBe(0);
  }, 60_000);

  test('two runs at once prepare it once and keep one file', async () => {
    const { revisionId, ...document } = await received(await samplePdf(2));
    const files = () => arrange(world, (tenant) => tenant.file.count());
    const before = await files();
    await Promise.all([job(revisionId), job(revisionId)]);
    expect(await revision(document)).toMatchObject({ state: 'ready' });
    expect(await files()).toBe(before + 1);
  }, 60_000);

  test('F06 shows why a truncated file is refused, and it cannot be tried again', async () => {
    const pdf = await samplePdf(3);
    const { revisionId, documentId } = await received(pdf.subarray(0, pdf.length - 3000));
    await job(revisionId);
    const shown = await revision({ documentId });
    expect(shown).toMatchObject({ state: 'refused', reasons: [{ code: 'truncated' }] });
    expect(shown?.whyNot.publish).toContain('cannot be marked');
    const again = prepareAgain(world.actors.security, { documentId, revisionId });
    await expect(again).rejects.toMatchObject({ status: 409 });
  }, 60_000);

  test('12 a failure around it is shown, thrown for the queue, and can be tried again', async () => {
    const { revisionId, documentId } = await received(await samplePdf(2));
    const storage = process.env.STORAGE;
    await arrange(world, (tenant) => tenant.upload.count());
    const broken = join(newFolder(), 'a-file');
    await writeFile(broken, '');
    process.env.STORAGE = join(broken, 'below');
    const { forgetEnv } = await import('#lib/env.ts');
    forgetEnv();
    await expect(job(revisionId)).rejects.toThrow();
    process.env.STORAGE = storage;
    forgetEnv();
    expect(await revision({ documentId })).toMatchObject({
      state: 'failed',
      reasons: [{ code: 'interrupted' }],
    });
    await prepareAgain(world.actors.security, { documentId, revisionId });
    await job(revisionId);
    expect(await revision({ documentId })).toMatchObject({ state: 'ready' });
  }, 60_000);

  test('21 of a worker that died is seen as stalled, can be tried again, and the queue takes it up', async () => {
    const { revisionId, documentId } = await received(await samplePdf(2));
    await beginPreparation(world.actors.system, { revisionId });
    expect(await revision({ documentId })).toMatchObject({ state: 'preparing' });
    await arrange(world, (tenant) =>
      tenant.documentRevision.updateMany({
        where: { id: revisionId },
        data: { progressAt: new Date(Date.now() - 3 * 60_000) },
      }),
    );
    expect(await revision({ documentId })).toMatchObject({
      state: 'stalled',
      whyNot: { prepareAgain: null },
    });
    await job(revisionId);
    expect(await revision({ documentId })).toMatchObject({ state: 'ready' });
  }, 60_000);
});

describe('the process', () => {
  async function prepare(pdf: Buffer, limits = usualLimits) {
    const folder = newFolder();
    const [source, target] = [join(folder, 'source.pdf'), join(folder, 'target.pdf')];
    await mkdir(folder, { recursive: true });
    await writeFile(source, pdf);
    const seen: number[] = [];
    const result = await prepareInProcess({
      source,
      target,
      limits,
      onProgress: ({ pagesDone }) => {
        seen.push(pagesDone);
      },
    });
    return { result, seen, target };
  }

  test('F05 36 is killed when it takes too long, and says so', async () => {
    const { result } = await prepare(await samplePdf(1), { ...usualLimits, milliseconds: 5 });
    expect(result).toMatchObject({ state: 'failed', reasons: [{ code: 'took-too-long' }] });
  });

  test('F05 36 is killed when it takes too much memory, and says so', async () => {
    const { result } = await prepare(await samplePdf(200), { ...usualLimits, heapMegabytes: 12 });
    expect(result).toMatchObject({ state: 'failed', reasons: [{ code: 'too-much-memory' }] });
  }, 60_000);

  test('may write nowhere but in the folder of its document', async () => {
    const [source, target] = [join(newFolder(), 'source.pdf'), join(newFolder(), 'target.pdf')];
    await writeFile(source, await samplePdf(1));
    const result = await prepareInProcess({ source, target });
    expect(result.state).toBe('failed');
  }, 60_000);

  test('tells how many pages are done', async () => {
    const { result, seen } = await prepare(await samplePdf(30));
    expect(result.state).toBe('ready');
    expect(seen.at(-1)).toBe(30);
  }, 60_000);

  const corpus = join(env().CANDOR_CORPUS, 'data/pdfs');
  const real = ['pypdf_geotopo_117p.pdf', 'fedramp_sar_guide_rev5.pdf', 'basecamp_dpa_202212.pdf'];
  const found = (() => {
    try {
      return readdirSync(corpus).filter((name) => real.includes(name));
    } catch {
      return [];
    }
  })();
  test.skipIf(found.length === 0).each(real)(
    'prepares the real report %s',
    async (name) => {
      const { result } = await prepare(readFileSync(join(corpus, name)));
      expect(result.state).toBe('ready');
    },
    60_000,
  );

  test.skipIf(found.length === 0)(
    'F06 refuses a file that needs a password',
    async () => {
      const { result } = await prepare(readFileSync(join(corpus, 'pypdf_libreoffice_password.pdf')));
      expect(result).toMatchObject({ state: 'refused', reasons: [{ code: 'user-password' }] });
    },
    60_000,
  );
});
