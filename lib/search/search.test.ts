import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { withTenantReader } from '#lib/db/tenant.ts';
import { openEngagement } from '#lib/engagement/commands.ts';
import { Forbidden, Invalid, TooMany } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { addProfile } from '#lib/profile/commands.ts';
import { addTask } from '#lib/task/commands.ts';
import { createAccessWorld, sendRequest } from '#lib/testing/access.ts';
import { arrangeFramework } from '#lib/testing/control.ts';
import { corpusPath } from '#lib/testing/corpus.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createEngagementWorld, openNow } from '#lib/testing/engagement.ts';
import { addLinkEvidence, addPlainControl } from '#lib/testing/evidence.ts';
import { arrange, createWorld, type World } from '#lib/testing/world.ts';
import { addCourse, archiveCourse } from '#lib/training/commands.ts';
import { groupMatches, searchNouns } from './nouns.ts';
import { listMatches } from './queries.ts';

useTestDatabase();

const namesFor = async (actor: Actor, text: string) => {
  const matches = await listMatches(actor, { text });
  return groupMatches('slug', matches).flatMap((group) =>
    group.matches.map(({ identifier, name }) => [identifier, name].filter(Boolean).join(' ')),
  );
};

async function addNamedEvidence(world: World, title: string) {
  const controlId = await addPlainControl(world, `EV-${newId().slice(-4)}`);
  await addLinkEvidence(world.actors.security, [controlId], { title });
}

test('whoever may list nothing cannot search, nor can a visitor', async () => {
  const world = await createWorld();
  await addPlainControl(world, 'AC-02');
  const { employee, auditor, visitor, anonymous } = world.actors;
  for (const actor of [employee, auditor, visitor, anonymous])
    await expect(listMatches(actor, { text: 'AC-02' })).rejects.toThrow(Forbidden);
  expect(await namesFor(world.actors.approver, 'AC-02')).toEqual(['AC-02 Control AC-02']);
});

test('every member finds only nouns whose list their role may see', async () => {
  const world = await createAccessWorld();
  await sendRequest(world);
  await addPlainControl(world, 'EXAMPLE-1');
  for (const actor of Object.values(world.actors)) {
    if (actor.kind !== 'member' || !may(actor, 'search:find')) continue;
    const nouns = new Set((await listMatches(actor, { text: 'e', most: 50 })).map(({ noun }) => noun));
    for (const noun of nouns)
      expect(may(actor, searchNouns[noun].action), `${actor.roles} ${noun}`).toBe(true);
  }
});

test('what another organization has is not found, whatever is asked and whatever the handle says (T03)', async () => {
  const [mine, theirs] = [await createWorld(), await createWorld()];
  await addPlainControl(theirs, 'SECRET-7');
  expect(await listMatches(mine.actors.owner, { text: 'SECRET-7' })).toEqual([]);
  expect(await namesFor(theirs.actors.owner, 'SECRET-7')).toHaveLength(1);
  const found = await withTenantReader(mine.organizationId, (tenant) =>
    sql`SELECT * FROM lookup.search(ARRAY['control'], 'secret-7', 50)`.execute(tenant),
  );
  expect(found.rows).toEqual([]);
});

test('the entries are written by what they tell of alone', async () => {
  const world = await createWorld();
  await addPlainControl(world, 'AC-09');
  const change = arrange(world, (tenant) => tenant.$executeRaw`UPDATE "SearchEntry" SET name = 'forged'`);
  await expect(change).rejects.toThrow(/permission denied/);
});

test('an identifier is found whole, by its beginning and by its inside, the exact one first', async () => {
  const world = await createWorld();
  await arrangeFramework(world, { key: 'nist-csf', version: '2.0' }, ['PR.DS-11', 'PR.DS-10', 'PR.DS-1']);
  const { owner } = world.actors;
  expect(await namesFor(owner, 'pr.ds-1')).toEqual([
    'PR.DS-1 Outcome PR.DS-1',
    'PR.DS-10 Outcome PR.DS-10',
    'PR.DS-11 Outcome PR.DS-11',
  ]);
  expect(await namesFor(owner, 'PR.DS-11')).toEqual(['PR.DS-11 Outcome PR.DS-11']);
  expect(await namesFor(owner, 'ds-11')).toEqual(['PR.DS-11 Outcome PR.DS-11']);
});

test.each([
  ['backup 60', 'Backups are kept for at most 60 days'],
  ['60 backup', 'Backups are kept for at most 60 days'],
  ['ackups are', 'Backups are kept for at most 60 days'],
  ['ZURICH', 'Zugang Zürich'],
  ['züri', 'Zugang Zürich'],
  ['ｂａｃｋｕｐｓ', 'Backups are kept for at most 60 days'],
  ['バックアップ', '日本のバックアップ報告'],
  ['報告', '日本のバックアップ報告'],
  ['告', '日本のバックアップ報告'],
  ['الاحتياطي', 'تقرير النسخ الاحتياطي'],
  ['حتياط', 'تقرير النسخ الاحتياطي'],
  ['גיבוי', 'דוח גיבוי'],
])('whoever looks for "%s" finds "%s" among other things', async (text, title) => {
  const world = await createWorld();
  for (const other of [title, 'Something else', 'Reports of 2025']) await addNamedEvidence(world, other);
  expect(await namesFor(world.actors.security, text)).toEqual([title]);
});

test('words of a longer text are found too, after names that say the same', async () => {
  const world = await createWorld();
  const { organizationId } = world;
  const row = {
    organizationId,
    tier: 'public',
    position: 1,
    createdAt: new Date(),
    createdBy: 'operator:test',
  };
  const { security } = world.actors;
  await arrange(world, async (tenant) => {
    await tenant.document.create({
      data: { ...row, id: newId(), title: 'A', description: 'Our escrow agent' },
    });
    await tenant.document.create({ data: { ...row, id: newId(), title: 'Terms of escrow' } });
  });
  expect(await namesFor(security, 'escrow')).toEqual(['Terms of escrow', 'A']);
  await arrange(world, (tenant) =>
    tenant.document.updateMany({ where: { title: 'A' }, data: { description: 'Nothing' } }),
  );
  expect(await namesFor(security, 'escrow')).toEqual(['Terms of escrow']);
  await arrange(world, (tenant) => tenant.document.updateMany({ data: { archivedAt: new Date() } }));
  expect(await namesFor(security, 'escrow')).toEqual([]);
  await arrange(world, (tenant) => tenant.document.updateMany({ data: { archivedAt: null } }));
  expect(await namesFor(security, 'escrow')).toEqual(['Terms of escrow']);
});

test('people are found by name, address and company, a request by its number', async () => {
  const world = await createAccessWorld();
  await sendRequest(world);
  const { owner } = world.actors;
  const request = await arrange(world, (tenant) => tenant.accessRequest.findFirstOrThrow());
  for (const text of [request.name, request.company, `#${request.number}`])
    expect(await namesFor(owner, text), text).toContain(`#${request.number} ${request.name}`);
  expect(await namesFor(owner, owner.email)).toEqual([owner.name]);
});

test('tasks, profiles, audits, courses and the notes of evidence are found', async () => {
  const world = await createEngagementWorld();
  const { security } = world.actors;
  await addTask(security, { title: 'Rehearse a marmot' });
  await arrangeFramework(world, { key: 'nist-csf', version: '2.0' }, ['PR.DS-11']);
  const { id: frameworkId } = await arrange(world, (tenant) =>
    tenant.framework.findFirstOrThrow({ where: { key: 'nist-csf' }, select: { id: true } }),
  );
  await addProfile(security, { name: 'Marmot unit', frameworkId });
  await openEngagement(security, {
    ...openNow,
    name: 'Marmot audit',
    frameworkId,
    memberIds: [world.actors.auditor.memberId],
  });
  await addLinkEvidence(security, [world.controlId], { title: 'Minutes', note: 'A marmot' });
  const courseId = await addCourse(security, {
    title: 'Keeping pets',
    kind: 'lessons',
    description: 'Of a marmot',
  });
  const found = await listMatches(security, { text: 'marmot' });
  const nouns = ['course', 'engagement', 'evidence', 'profile', 'task'];
  expect(found.map(({ noun }) => noun).toSorted()).toEqual(nouns);
  expect(found.find(({ noun }) => noun === 'course')).toMatchObject({ id: courseId, name: 'Keeping pets' });
  await archiveCourse(security, { courseId });
  expect(await namesFor(security, 'keeping pets')).toEqual([]);
});

test('many of one noun leave room for others, and no more come than are wanted', async () => {
  const world = await createWorld();
  for (let at = 0; at < 8; at += 1) await addPlainControl(world, `AC-${at}`);
  await addNamedEvidence(world, 'Review of AC-3');
  const matches = await listMatches(world.actors.owner, { text: 'ac-', most: 3 });
  expect(matches.map(({ noun }) => noun).toSorted()).toEqual(['control', 'control', 'control', 'evidence']);
});

test('a text of more than 200 signs is answered with a sentence', async () => {
  const { actors } = await createWorld();
  await expect(listMatches(actors.owner, { text: 'x'.repeat(10_000) })).rejects.toThrow(Invalid);
  expect(await listMatches(actors.owner, { text: '  ' })).toEqual([]);
});

test.each([
  'a\0b',
  '\ud800',
  `' | !* & <-> :* ( ) \\`,
  `''''`,
  'the',
  '% _ %',
  '\\\\',
  'x'.repeat(200),
  '🔑',
])('looking for %j breaks nothing', async (text) => {
  const world = await createWorld();
  await addPlainControl(world, 'AC-01');
  expect(await listMatches(world.actors.owner, { text })).toEqual([]);
});

test('hostile strings are found as they are, and break nothing', async (context) => {
  const texts: string[] = JSON.parse(readFileSync(corpusPath(context, 'data/text/blns.json'), 'utf8'));
  const world = await createWorld();
  const { organizationId } = world;
  const kept = texts.filter((text) => text.trim() !== '' && !/\p{Cc}/u.test(text) && text.length <= 200);
  await arrange(world, (tenant) =>
    tenant.subprocessor.createMany({
      data: kept.map((name, position) => ({
        organizationId,
        id: newId(),
        name,
        purpose: name,
        location: '',
        position,
        createdAt: new Date(),
      })),
    }),
  );
  const lost: string[] = [];
  for (const text of kept) {
    const matches = await listMatches({ ...world.actors.owner, memberId: newId() }, { text, most: 50 });
    if (!matches.some(({ name }) => name === text) && /[\p{L}\p{N}]{3}/u.test(text)) lost.push(text);
  }
  expect(kept.length).toBeGreaterThan(400);
  expect(lost).toEqual([]);
}, 120_000);

test('who searches without end is told to wait', async () => {
  const world = await createWorld();
  const many = Array.from({ length: 401 }, () => listMatches(world.actors.approver, { text: 'x' }));
  const answers = await Promise.allSettled(many);
  const refused = answers.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThanOrEqual(1);
  for (const answer of refused) expect(answer.status === 'rejected' && answer.reason).toBeInstanceOf(TooMany);
});
