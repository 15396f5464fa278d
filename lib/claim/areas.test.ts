import { expect, test } from 'vitest';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { publishPortal } from '#lib/portal/commands.ts';
import { findPublishedPortal, getPortal } from '#lib/portal/queries.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPortal } from '#lib/testing/portal.ts';
import { auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { describeArea } from './area-commands.ts';
import { listAreaTexts } from './area-queries.ts';
import { addClaim } from './commands.ts';
import { renameSection } from './order-commands.ts';

useTestDatabase();

const words = { chapter: 'Infrastructure', introduction: 'Why we **back up**.', revision: 0 };

async function withArea() {
  const world = await createWorld();
  await addClaim(world.actors.security, { section: 'Backups', text: 'Backups are kept for 60 days.' });
  return world;
}

test('only editors describe an area, and nobody reaches that of the other organization', async () => {
  const world = await withArea();
  const { approver, auditor, employee, people, visitor, anonymous } = world.actors;
  for (const actor of [approver, auditor, employee, people, visitor, anonymous])
    await expect(describeArea(actor, { section: 'Backups', ...words })).rejects.toThrow(Forbidden);
  const other = await createWorld();
  await expect(describeArea(other.actors.owner, { section: 'Backups', ...words })).rejects.toThrow(NotFound);
  await describeArea(world.actors.security, { section: 'Backups', ...words });
  expect(await listAreaTexts(other.actors.owner, {})).toEqual([]);
});

test('an area has a chapter and an introduction, and the log says that they were said', async () => {
  const world = await withArea();
  const { security } = world.actors;
  expect(await describeArea(security, { section: 'Backups', ...words })).toBe(1);
  expect(await listAreaTexts(security, {})).toEqual([{ title: 'Backups', ...words, revision: 1 }]);
  const last = (await auditTrail(world)).at(-1);
  expect(last).toMatchObject({ action: 'claim:change', actor: `member:${security.memberId}` });
  expect(last?.subject).toMatch(/^claim:/);
});

test('of two who describe one area from the same words, one is told', async () => {
  const { actors } = await withArea();
  const both = ['One', 'Two'].map((introduction) =>
    describeArea(actors.security, { section: 'Backups', ...words, introduction }),
  );
  const results = await Promise.allSettled(both);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(Conflict) });
});

test('a renamed area keeps its words, and joining another leaves that one its own', async () => {
  const { actors } = await withArea();
  const { security } = actors;
  await describeArea(security, { section: 'Backups', ...words });
  await renameSection(security, { section: 'Backups', name: 'Copies' });
  expect(await listAreaTexts(security, {})).toMatchObject([{ title: 'Copies', chapter: 'Infrastructure' }]);
  await addClaim(security, { section: 'Keys', text: 'Keys are rotated yearly.' });
  await describeArea(security, { section: 'Keys', ...words, chapter: 'Cryptography' });
  await renameSection(security, { section: 'Copies', name: 'Keys' });
  const texts = new Map((await listAreaTexts(security, {})).map((one) => [one.title, one.chapter]));
  expect(texts.get('Keys')).toBe('Cryptography');
});

async function publish(world: World, portalId: string): Promise<string> {
  const { security, anonymous } = world.actors;
  const { draftSha256 } = await getPortal(security, {});
  await publishPortal(security, { portalId, sha256: draftSha256 });
  return JSON.stringify(await findPublishedPortal(anonymous, { portalId }));
}

test('the words of an area are public once somebody publishes them, and not before', async () => {
  const world = await withArea();
  const portalId = await addPortal(world);
  await publish(world, portalId);
  await describeArea(world.actors.security, { section: 'Backups', ...words });
  const before = JSON.stringify(await findPublishedPortal(world.actors.anonymous, { portalId }));
  expect(before).toContain('Backups are kept');
  expect(before).not.toContain('Why we');
  const after = await publish(world, portalId);
  expect(after).toContain('Why we **back up**.');
  expect(after).toContain('Infrastructure');
});
