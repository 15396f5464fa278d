import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { Forbidden, Invalid } from '#lib/errors.ts';
import { filesIn, newFolder, pieces } from '#lib/testing/bytes.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createDeliveryWorld } from '#lib/testing/document.ts';
import { addLinkEvidence, addPlainControl, reviewAs, saidOfRevision } from '#lib/testing/evidence.ts';
import { auditTrail, type World } from '#lib/testing/world.ts';
import { bringFile } from './bring.ts';
import { answerPack, openPack } from './pack.ts';

useTestDatabase();
let world: World;
beforeAll(async () => {
  world = await createDeliveryWorld();
  const controlId = await addPlainControl(world, 'AC-01');
  const { security, admin } = world.actors;
  const said = { controlIds: [controlId], ...saidOfRevision };
  const file = { fileName: 'a.html', source: pieces('<p>proof</p>') };
  const { itemId } = await bringFile(security, { title: '=../../evil', ...said }, file);
  await reviewAs(admin, itemId, 'accepted');
  await bringFile(security, { title: '=../../evil', ...said }, { ...file, source: pieces('other') });
  await addLinkEvidence(security, [controlId], { collectedOn: '2024-02-29' });
});

const everything = { frameworkId: null, from: null, to: null };

async function unpacked(scope: typeof everything | { frameworkId: null; from: string | null; to: string }) {
  const folder = newFolder();
  const path = join(folder, 'pack.zip');
  writeFileSync(path, await buffer(await openPack(world.actors.approver, scope)));
  const python =
    'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])';
  await promisify(execFile)('python3', ['-c', python, path, join(folder, 'out')]);
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'out/manifest.json'), 'utf8'));
  const csv = readFileSync(join(folder, 'out/manifest.csv'), 'utf8');
  return { folder: join(folder, 'out'), names: filesIn(join(folder, 'out')).toSorted(), manifest, csv };
}

describe('the auditor’s pack', () => {
  test('holds every revision under a safe name of its own, with a manifest whose hashes fit (F10, F13)', async () => {
    const { folder, names, manifest, csv } = await unpacked(everything);
    expect(names).toEqual([
      'evidence/000001 =.. .. evil r1.html',
      'evidence/000002 =.. .. evil r1.html',
      'evidence/000003 Access review r1.json',
      'manifest.csv',
      'manifest.json',
    ]);
    const sha256 = createHash('sha256').update('<p>proof</p>').digest('hex');
    expect(manifest).toMatchObject({
      type: 'candor.evidence-pack/1',
      organization: 'Northwind Data',
      revisions: [
        { path: names[0], fileSha256: sha256, verdict: 'accepted', controls: ['AC-01'] },
        { path: names[1], verdict: null },
        { path: names[2], url: 'https://tickets.example/1' },
      ],
    });
    expect(readFileSync(join(folder, names[0] ?? ''), 'utf8')).toBe('<p>proof</p>');
    expect(csv).toContain(`"${sha256}"`);
    expect(csv).toContain(`"'=../../evil"`);
    const exported = (await auditTrail(world)).filter(({ action }) => action === 'evidence:export');
    expect(exported).toHaveLength(1);
  });

  test('of a period holds what is of that period', async () => {
    const { names } = await unpacked({ frameworkId: null, from: null, to: '2024-12-31' });
    expect(names.filter((name) => name.startsWith('evidence'))).toEqual([
      'evidence/000001 Access review r1.json',
    ]);
  });

  test('is for readers, of frameworks of their own', async () => {
    for (const kind of ['employee', 'people', 'visitor', 'anonymous'] as const)
      await expect(answerPack(world.actors[kind], everything)).rejects.toThrow(Forbidden);
    const foreign = { ...everything, frameworkId: '0190a000-0000-7000-8000-000000000001' };
    await expect(answerPack(world.actors.approver, foreign)).rejects.toThrow(Invalid);
  });

  test('whose reader goes away lets go of everything', async () => {
    const stream = await openPack(world.actors.approver, everything);
    stream.once('error', () => undefined);
    stream.destroy();
    const answer = await answerPack(world.actors.approver, everything);
    await answer.body?.cancel();
    expect(stream.destroyed).toBe(true);
  });
});
