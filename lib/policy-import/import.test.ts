import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { TestContext } from 'vitest';
import { expect, test } from 'vitest';
import type { Actor } from '#lib/auth/actor.ts';
import { addControl } from '#lib/control/commands.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { listPolicies } from '#lib/policy/queries.ts';
import { arrangeFramework, plainControl } from '#lib/testing/control.ts';
import { corpusPath } from '#lib/testing/corpus.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createDeliveryWorld } from '#lib/testing/document.ts';
import { statementsOf } from '#lib/testing/statements.ts';
import { arrange, auditTrail, createWorld } from '#lib/testing/world.ts';
import { discardPolicyImport, draftPolicyImport, importPolicies } from './import-commands.ts';
import { getPolicyImport } from './import-queries.ts';
import { receivePolicyFiles } from './receive.ts';

useTestDatabase();

const zipped = (files: Record<string, string>) =>
  zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])),
  );

const draftOf = (actor: Actor, files: Record<string, string>) =>
  receivePolicyFiles(actor, { fileName: 'policies.zip', bytes: zipped(files) });

function corpusZip(context: TestContext, set: string): Uint8Array {
  const folder = corpusPath(context, `data/policies/${set}`);
  const files: Record<string, Uint8Array> = {};
  for (const path of globSync('**/*', { cwd: folder }))
    if (statSync(join(folder, path)).isFile()) files[path] = readFileSync(join(folder, path));
  return zipSync(files, { level: 0 });
}

test('whoever may not edit policies cannot import, and nobody decides on the draft of another', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const { security, owner, auditor, employee, people } = world.actors;
  for (const actor of [auditor, employee, people])
    await expect(draftOf(actor, { 'a.md': '# A\n\nText.' })).rejects.toThrow(Forbidden);
  const draftId = await draftOf(owner, { 'a.md': '# A\n\nText.' });
  for (const stranger of [security, other.actors.owner]) {
    await expect(getPolicyImport(stranger, { draftId })).rejects.toThrow(NotFound);
    await expect(importPolicies(stranger, { draftId })).rejects.toThrow(NotFound);
    await expect(discardPolicyImport(stranger, { draftId })).rejects.toThrow(NotFound);
  }
  await discardPolicyImport(owner, { draftId });
  await expect(importPolicies(owner, { draftId })).rejects.toThrow(NotFound);
  expect((await listPolicies(owner, {})).rows).toEqual([]);
});

test('files become drafts once, placeholders are filled in everywhere, and names of requirements map controls', async () => {
  const world = await createWorld();
  const { security } = world.actors;
  const requirements = await arrangeFramework(world, { key: 'soc2', version: '2017' }, ['CC6.1', 'CC6.2']);
  await arrangeFramework(world, { key: 'own', version: '1' }, ['CC6.2']);
  const requirementId = requirements.get('CC6.1') ?? '';
  const controlId = await addControl(security, { ...plainControl, requirementIds: [requirementId] });
  const access = [
    'name: Access policy',
    'acronym: AOTP',
    'satisfies:',
    '  TSC: [CC6.1, CC9.9]',
    'standards: no list of frameworks? yes',
    'majorRevisions:',
    '  - date: Jun 1 2018',
    '    comment: Initial document',
    '---',
    '# Access policy',
    '',
    'We at {{companyShortName}} review. `{{companyShortName}}` and TBD.',
  ].join('\n');
  const files = {
    'p/access.md': access,
    'README.md': '# Read me',
    'b.md': '# B of {{companyShortName}}\n\nCC6.2',
  };
  const draftId = await draftOf(security, files);
  const preview = await getPolicyImport(security, { draftId });
  expect(preview.policies).toMatchObject([
    { identifier: 'b', title: 'B of Northwind Data', state: 'new' },
    { identifier: 'AOTP', title: 'Access policy', state: 'new', controls: 1 },
  ]);
  expect(preview.policies[1]?.requirements).toEqual([
    { name: 'TSC CC6.1', state: 'found', means: 'soc2/2017 CC6.1' },
    { name: 'TSC CC9.9', state: 'not-found', means: '' },
  ]);
  expect(preview.placeholders).toMatchObject([
    {
      text: '{{companyShortName}}',
      answerable: true,
      places: [
        { path: 'b.md', line: 1 },
        { path: 'p/access.md', line: 12 },
      ],
    },
    { text: 'TBD', answerable: false, places: [{ path: 'p/access.md', line: 12 }] },
  ]);
  expect(preview.leftOut).toMatchObject([{ path: 'README.md' }]);
  const answers = [{ placeholder: '{{companyShortName}}', value: 'Alder' }];
  const done = await importPolicies(security, { draftId, answers, ownerId: security.memberId });
  expect(done).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
  await expect(importPolicies(security, { draftId, answers })).rejects.toThrow(Conflict);
  const { rows } = await listPolicies(security, {});
  expect(
    rows.map((row) => [row.identifier, row.title, row.state, row.work, row.ownerName, row.controls]),
  ).toEqual([
    ['AOTP', 'Access policy', 'unpublished', 'draft', security.name, 1],
    ['b', 'B of Alder', 'unpublished', 'draft', security.name, 0],
  ]);
  const stored = await arrange(world, (tenant) =>
    tenant.policyVersion.findFirst({ where: { policy: { identifier: 'AOTP' } }, include: { texts: true } }),
  );
  expect(stored).toMatchObject({
    number: 1,
    summary: 'Jun 1 2018: Initial document',
    authors: [`member:${security.memberId}`],
  });
  expect(stored?.texts[0]?.body).toBe('We at Alder review. `{{companyShortName}}` and TBD.');
  const mapped = await arrange(world, (tenant) =>
    tenant.policyControl.findMany({ select: { controlId: true } }),
  );
  expect(mapped).toEqual([{ controlId }]);
  expect((await auditTrail(world)).at(-1)).toMatchObject({
    action: 'policy:import',
    subject: `import-draft:${draftId}`,
  });

  // Again: whoever is asked gets what was answered, and nothing changes.
  const again = await getPolicyImport(security, { draftId: await draftOf(security, files) });
  expect(again.placeholders[0]).toMatchObject({ proposal: 'Alder' });
  expect(again.policies.map(({ state }) => state)).toEqual(['same', 'same']);
  const changed = await draftOf(security, { ...files, 'b.md': '# B of {{companyShortName}}\n\nNew text' });
  expect((await getPolicyImport(security, { draftId: changed })).policies[0]).toMatchObject({
    state: 'changed',
    words: ['The draft of version 1 is replaced: the text in en differs'],
  });
  expect(await importPolicies(security, { draftId: changed, answers })).toMatchObject({
    added: 0,
    changed: 1,
    unchanged: 1,
  });
});

test('what was decided about a policy stays, and where its file says otherwise the preview tells', async () => {
  const { owner } = (await createWorld()).actors;
  const front = (tier: string, quorum: number) =>
    `---\nidentifier: A\ntier: ${tier}\nquorum: ${quorum}\nreviewEveryDays: 30\n---\n# A\n\nText`;
  await importPolicies(owner, { draftId: await draftOf(owner, { 'a.md': front('internal', 1) }) });
  const same = await getPolicyImport(owner, {
    draftId: await draftOf(owner, { 'a.md': front('internal', 1) }),
  });
  expect(same.policies[0]).toMatchObject({ state: 'same', notes: [] });
  const draftId = await draftOf(owner, { 'a.md': front('public', 3).replace('Text', 'New') });
  expect((await getPolicyImport(owner, { draftId })).policies[0]).toMatchObject({
    state: 'changed',
    notes: [
      'Stays as it is: who may read it (internal; the file says public).',
      'Stays as it is: approvals (1; the file says 3).',
    ],
  });
  await importPolicies(owner, { draftId });
  const kept = await arrange(owner, (tenant) =>
    tenant.policy.findFirstOrThrow({ select: { tier: true, quorum: true } }),
  );
  expect(kept).toEqual({ tier: 'internal', quorum: 1 });
});

test('what waits for approval or names the same policy twice is told, and the rest can be chosen', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  const files = {
    'a.md': '---\nid: X\n---\nOne',
    'b.md': '---\nid: x\n---\nTwo',
    'c/security.md': 'Three',
    'd/security.md': 'Four',
    'e.md': '---\ntitle: [1, 2\n---\nFive',
    'f.md': '---\nquorum: many\n---\nSix',
  };
  const draftId = await draftOf(owner, files);
  const { policies } = await getPolicyImport(owner, { draftId });
  expect(policies.map(({ path, identifier, state }) => [path, identifier, state])).toEqual([
    ['a.md', 'X', 'new'],
    ['b.md', 'x', 'problem'],
    ['c/security.md', 'c-security', 'new'],
    ['d/security.md', 'd-security', 'new'],
    ['e.md', 'e', 'problem'],
    ['f.md', 'f', 'problem'],
  ]);
  expect(policies.flatMap(({ problems }) => problems).map(({ path, line }) => [path, line])).toEqual([
    ['b.md', null],
    ['e.md', 2],
    ['f.md', 2],
  ]);
  await expect(importPolicies(owner, { draftId, paths: ['a.md', 'b.md'] })).rejects.toThrow(Invalid);
  expect((await listPolicies(owner, {})).rows).toEqual([]);
  expect(await importPolicies(owner, { draftId, paths: ['a.md', 'c/security.md'] })).toMatchObject({
    added: 2,
    skipped: 4,
  });
});

test('three hundred policies come in by as many statements as three', async () => {
  const { owner } = (await createWorld()).actors;
  const importOf = async (name: string, count: number) => {
    const texts = Array.from({ length: count }, (_, index) => ({
      path: `${name}-${index}.md`,
      text: `---\nmajorRevisions:\n  - date: Jun 1 2018\n    comment: First\n---\n# Rules ${index}\n\nText.`,
      notes: [],
    }));
    const content = { texts, pdfs: [], pictures: [], leftOut: [], answers: {}, outcome: null };
    const draftId = await draftPolicyImport(owner, { fileName: 'all.zip', content, staged: [] });
    return statementsOf(() => importPolicies(owner, { draftId }));
  };
  const few = await importOf('few', 3);
  const many = await importOf('many', 300);
  expect(many.length).toBe(few.length);
  expect((await listPolicies(owner, {})).count).toBe(303);
});

// Counted by hand: what is no policy is left out with its reason.
const sets = [
  ['basecamp', 12, ['LICENSE.md']],
  ['datica', 29, ['sir-form.doc']],
  ['github_site_policy', 57, []],
  ['history', 8, []],
  ['nda', 3, ['CommonPaper_README.md']],
  ['strongdm_comply', 36, ['narratives/README.md', 'policies/README.md', 'procedures/README.md']],
  ['tailscale', 15, ['LICENSE', 'README.md', '_index.md']],
] as const;

test.for(sets)(
  'all of %s comes in (%i policies), and a second time without a change',
  async ([set, count, leftOut], context) => {
    const world = await createDeliveryWorld();
    const { owner } = world.actors;
    const upload = { fileName: `${set}.zip`, bytes: corpusZip(context, set) };
    const draftId = await receivePolicyFiles(owner, upload);
    const preview = await getPolicyImport(owner, { draftId });
    expect(preview.policies.flatMap(({ problems }) => problems)).toEqual([]);
    expect(preview.leftOut.map(({ path }) => path).toSorted()).toEqual([...leftOut]);
    expect(await importPolicies(owner, { draftId })).toMatchObject({ added: count, changed: 0, skipped: 0 });
    const again = await receivePolicyFiles(owner, upload);
    expect(await importPolicies(owner, { draftId: again })).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: count,
    });
    const facts = await arrange(world, async (tenant) => ({
      versions: await tenant.policyVersion.count(),
      pdfs: await tenant.file.count(),
    }));
    // Eight policies with what they said before; PDFs that were there already are not kept twice.
    expect(facts).toEqual({ versions: set === 'history' ? 60 : count, pdfs: set === 'datica' ? 5 : 0 });
  },
);
