import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, candorJson, useOwnDatabase } from '#lib/testing/command-line.ts';

useOwnDatabase();

const inContoso = ['--organization', 'contoso'];

test('the operator brings a folder of policies in, takes them out again, and is told what cannot be done', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-policies-'));
  try {
    writeFileSync(join(folder, 'access.md'), '---\nid: AC\n---\n# Access\n\n{{name}} reviews access.');
    writeFileSync(join(folder, 'README.md'), '# Read me');
    const named = ['--name', 'Contoso Ltd', '--contact-email', 'security@contoso.example'];
    expect((await candor('organization', 'create', '--slug', 'contoso', ...named)).status).toBe(0);
    const imported = await candorJson(
      'policy',
      'import',
      folder,
      ...inContoso,
      '--answer',
      '{{name}}=Contoso',
    );
    expect(imported.status).toBe(0);
    expect(imported.answer).toMatchObject({
      imported: true,
      added: 1,
      policies: [{ identifier: 'AC', title: 'Access' }],
      open: [],
      leftOut: [{ path: 'README.md' }],
    });
    const listed = await candorJson('policy', 'list', ...inContoso);
    expect(listed.answer).toMatchObject({
      rows: [{ identifier: 'AC', state: 'unpublished', work: 'draft' }],
    });
    const out = join(folder, 'out');
    const exported = await candorJson('policy', 'export', '--out', out, ...inContoso);
    expect(exported).toMatchObject({ status: 0, answer: { files: 1 } });
    expect(readdirSync(out)).toEqual(['AC.md']);
    expect(readFileSync(join(out, 'AC.md'), 'utf8')).toContain('\n---\n\nContoso reviews access.\n');
    const again = await candorJson('policy', 'import', out, ...inContoso);
    expect(again.answer).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
    const full = await candorJson('policy', 'export', '--out', out, ...inContoso);
    expect(full).toMatchObject({ status: 1, answer: { message: expect.stringContaining('is not empty') } });
    const publish = await candorJson('policy', 'publish', 'AC', ...inContoso);
    expect(publish).toMatchObject({
      status: 1,
      answer: { message: expect.stringContaining('no approved version') },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
