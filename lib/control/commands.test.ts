import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { arrangeFramework, plainControl } from '#lib/testing/control.ts';
import { corpusPath } from '#lib/testing/corpus.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, auditTrail, createWorld } from '#lib/testing/world.ts';
import { addControl, changeControl, mapControl, mapControlByName, unmapControl } from './commands.ts';
import { getControl, getControlChangesSince, getControlHistory } from './detail-queries.ts';
import { listControls } from './queries.ts';

useTestDatabase();

const csf = { key: 'nist-csf', version: '2.0' };

test('whoever may not edit the program cannot add, change or map a control', async () => {
  const { actors } = await createWorld();
  const controlId = await addControl(actors.security, plainControl);
  const change = { controlId, revision: 1, ...plainControl };
  for (const actor of [actors.approver, actors.auditor, actors.employee, actors.people, actors.visitor]) {
    await expect(addControl(actor, { ...plainControl, identifier: 'X' })).rejects.toThrow(Forbidden);
    await expect(changeControl(actor, change)).rejects.toThrow(Forbidden);
    await expect(mapControl(actor, { controlId, requirementIds: [newId()] })).rejects.toThrow(Forbidden);
    await expect(unmapControl(actor, { controlId, requirementId: newId() })).rejects.toThrow(Forbidden);
  }
  await expect(getControl(actors.employee, { controlId })).rejects.toThrow(Forbidden);
});

test('another organization neither sees nor changes a control, nor maps it to its own requirements (T01-T03)', async () => {
  const [ours, theirs] = [await createWorld(), await createWorld()];
  const own = await arrangeFramework(theirs, csf, ['PR.AA-01']);
  const controlId = await addControl(ours.actors.owner, plainControl);
  const { owner } = theirs.actors;
  await expect(getControl(owner, { controlId })).rejects.toThrow(NotFound);
  await expect(getControlHistory(owner, { controlId })).rejects.toThrow(NotFound);
  await expect(getControlChangesSince(owner, { controlId, revision: 1 })).rejects.toThrow(NotFound);
  await expect(changeControl(owner, { controlId, revision: 1, ...plainControl })).rejects.toThrow(NotFound);
  await expect(mapControl(owner, { controlId, requirementIds: [...own.values()] })).rejects.toThrow(NotFound);
  const foreign = { controlId, requirementIds: [...own.values()] };
  await expect(mapControl(ours.actors.owner, foreign)).rejects.toThrow(NotFound);
  const lent = { ...plainControl, identifier: 'AC-02', ownerId: owner.memberId };
  await expect(addControl(ours.actors.owner, lent)).rejects.toThrow(Invalid);
  expect((await listControls(owner, {})).rows).toEqual([]);
});

test('a control is added with what it answers, and its history says who did what', async () => {
  const world = await createWorld();
  const { security, owner } = world.actors;
  const requirements = await arrangeFramework(world, csf, ['PR.AA-01', 'PR.AA-03', 'GV.PO-01']);
  const idOf = (identifier: string) => requirements.get(identifier) ?? '';
  const controlId = await addControl(security, { ...plainControl, requirementIds: [idOf('PR.AA-01')] });
  await changeControl(owner, {
    controlId,
    revision: 1,
    ...plainControl,
    title: 'Single sign-on everywhere',
    ownerId: security.memberId,
    tags: ['Access', 'access', 'people'],
    tier: '3',
    cadenceDays: '90',
  });
  await mapControl(owner, { controlId, requirementIds: [idOf('PR.AA-03'), idOf('PR.AA-01')] });
  await unmapControl(owner, { controlId, requirementId: idOf('PR.AA-01') });
  const control = await getControl(owner, { controlId });
  expect(control).toMatchObject({ revision: 4, tags: ['access', 'people'], tier: 3, cadenceDays: 90 });
  expect(control.requirements.map((one) => one.identifier)).toEqual(['PR.AA-03']);
  expect(control.standing).toMatchObject({ health: 'unproven', reason: 'no-evidence', evidence: 0 });
  const history = await getControlHistory(owner, { controlId });
  expect(history.map(({ step, changedByName }) => [step, changedByName])).toEqual([
    [null, 'Owner Person'],
    [null, 'Owner Person'],
    [null, 'Owner Person'],
    ['added', 'Security Person'],
  ]);
  expect(history.map(({ changes }) => changes)).toEqual([
    [{ field: 'requirements', before: 'nist-csf/2.0 PR.AA-01', after: '' }],
    [{ field: 'requirements', before: '', after: 'nist-csf/2.0 PR.AA-03' }],
    [
      { field: 'title', before: 'Single sign-on', after: 'Single sign-on everywhere' },
      { field: 'ownerId', before: '', after: 'Security Person' },
      { field: 'tier', before: '', after: '3' },
      { field: 'cadenceDays', before: '', after: '90' },
      { field: 'tags', before: '', after: 'access, people' },
    ],
    [],
  ]);
  const trail = (await auditTrail(world)).filter(({ subject }) => subject === `control:${controlId}`);
  expect(trail.map(({ action }) => action)).toEqual([
    'control:add',
    'control:change',
    'control:map',
    'control:map',
  ]);
});

test('requirements are mapped by name, with the version where it matters, and a wrong name is told', async () => {
  const world = await createWorld();
  const { owner, auditor } = world.actors;
  await arrangeFramework(world, csf, ['PR.AA-01', 'PR.AA-03']);
  await arrangeFramework(world, { ...csf, version: '2.1' }, ['PR.AA-01']);
  const controlId = await addControl(owner, plainControl);
  await expect(mapControlByName(auditor, { controlId, names: 'x' })).rejects.toThrow(Forbidden);
  await mapControlByName(owner, { controlId, names: 'nist-csf  PR.AA-03; nist-csf/2.1 PR.AA-01' });
  for (const names of ['nist-csf PR.AA-01', 'nist-csf PR.XX-01', 'PR.AA-01', ' ; '])
    await expect(mapControlByName(owner, { controlId, names })).rejects.toThrow(Invalid);
  const { requirements } = await getControl(owner, { controlId });
  expect(requirements.map((one) => one.identifier).sort()).toEqual(['PR.AA-01', 'PR.AA-03']);
});

test('of two people who edit one control the second is told what the first changed, and nothing is lost', async () => {
  const world = await createWorld();
  const { security, admin } = world.actors;
  const controlId = await addControl(security, plainControl);
  const mine = { controlId, revision: 1, ...plainControl, title: 'Mine' };
  const outcomes = await Promise.allSettled([
    changeControl(security, mine),
    changeControl(admin, { ...mine, title: 'Theirs' }),
  ]);
  const [refused] = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused?.reason).toBeInstanceOf(Conflict);
  expect(String(refused?.reason.message)).toMatch(/Title: “Single sign-on” is now “(Mine|Theirs)”/);
  const since = await getControlChangesSince(admin, { controlId, revision: 1 });
  expect(since).toMatchObject({ revision: 2, changes: [{ field: 'title', before: 'Single sign-on' }] });
  await changeControl(admin, { ...mine, revision: since.revision, title: 'Agreed' });
  expect((await getControl(admin, { controlId })).title).toBe('Agreed');
  expect(await getControlHistory(admin, { controlId })).toHaveLength(3);
});

test('what changes nothing makes no revision', async () => {
  const { owner } = (await createWorld()).actors;
  const controlId = await addControl(owner, plainControl);
  await changeControl(owner, { controlId, revision: 1, ...plainControl });
  expect((await getControl(owner, { controlId })).revision).toBe(1);
});

test('an identifier belongs to one control, also when two people add it at once', async () => {
  const { owner, admin } = (await createWorld()).actors;
  const outcomes = await Promise.allSettled([
    addControl(owner, plainControl),
    addControl(admin, plainControl),
  ]);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused.map(({ reason }) => String(reason.message))).toEqual([
    'AC-01 belongs to another control already.',
  ]);
});

test('an alternative and an exclusion say why', async () => {
  const { owner } = (await createWorld()).actors;
  for (const implementation of ['alternative', 'not-applicable'] as const) {
    const input = { ...plainControl, implementation };
    await expect(addControl(owner, input)).rejects.toThrow(/say why/);
    await addControl(owner, { ...input, identifier: implementation, justification: 'No offices.' });
  }
});

test.each([
  ['an identifier of signs', { identifier: '=cmd' }],
  ['an identifier of two lines', { identifier: 'A\nB' }],
  ['an empty title', { title: '  ' }],
  ['a title of a book', { title: 'x'.repeat(201) }],
  ['a tier of five', { tier: 5 }],
  ['a tier and a half', { tier: 1.5 }],
  ['a cadence of no days', { cadenceDays: 0 }],
  ['a cadence of a century', { cadenceDays: 36_525 }],
  ['a cadence in words', { cadenceDays: 'often' }],
  ['an unknown implementation', { implementation: 'done' }],
  ['a tag that is two', { tags: ['a;b'] }],
  ['twenty-one tags', { tags: Array.from({ length: 21 }, (_, index) => `t${index}`) }],
  ['an owner who is none', { ownerId: 'nobody' }],
])('%s is refused in a sentence, and nothing is stored', async (_what, wrong) => {
  const { owner } = (await createWorld()).actors;
  await expect(addControl(owner, Object.assign({}, plainControl, wrong))).rejects.toThrow(Invalid);
  expect((await listControls(owner, {})).rows).toEqual([]);
});

test('somebody who left keeps the controls they own, and gets no more', async () => {
  const world = await createWorld();
  const { owner, security } = world.actors;
  const ownerId = security.memberId;
  const controlId = await addControl(owner, { ...plainControl, ownerId });
  await arrange(world, (tenant) =>
    tenant.member.updateMany({ where: { id: ownerId }, data: { removedAt: new Date() } }),
  );
  await changeControl(owner, { controlId, revision: 1, ...plainControl, ownerId, title: 'Renamed' });
  await expect(addControl(owner, { ...plainControl, identifier: 'AC-02', ownerId })).rejects.toThrow(Invalid);
});

test('hostile texts come back as they were typed, or are refused in a sentence', async (context) => {
  const texts: string[] = JSON.parse(readFileSync(corpusPath(context, 'data/text/blns.json'), 'utf8'));
  const { owner } = (await createWorld()).actors;
  let kept = 0;
  for (const [index, text] of texts.entries()) {
    const input = { ...plainControl, identifier: `C-${index}`, title: text, description: text, tags: [text] };
    try {
      const controlId = await addControl(owner, input);
      const control = await getControl(owner, { controlId });
      const typed = text.normalize('NFC').trim();
      expect([control.title, control.tags[0]]).toEqual([typed, typed]);
      kept += 1;
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
    }
    if (index % 20 === 0) await listControls(owner, { search: text.slice(0, 200) });
  }
  expect(kept).toBeGreaterThan(100);
}, 300_000);
