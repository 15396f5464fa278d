import { beforeEach, describe, expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrangeProfile, type ProfileGround } from '#lib/testing/profile.ts';
import { auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { addProfile, archiveProfile, changeProfile, restoreProfile } from './commands.ts';
import { compareProfiles } from './compare-queries.ts';
import { changeEntries, linkProfileEvidence } from './entry-commands.ts';
import { getProfileEntry } from './entry-queries.ts';
import { linesOf } from './outline.ts';
import { getProfile, listProfiles } from './queries.ts';

useTestDatabase();
let world: World;
let ground: ProfileGround;
beforeEach(async () => {
  world = await createWorld();
  ground = await arrangeProfile(world);
});

const say = (set: object, seen = 0, identifier = 'PR.AA-01', who: 'security' | 'admin' = 'security') =>
  changeEntries(world.actors[who], {
    profileId: ground.profileId,
    entries: [{ requirementId: ground.ids.get(identifier) ?? '', seen, set }],
  });
const line = async (identifier = 'PR.AA-01', asOf: string | null = null) => {
  const { functions } = await getProfile(world.actors.approver, { profileId: ground.profileId, asOf });
  return linesOf(functions).find((one) => one.identifier === identifier);
};

describe('who may not', () => {
  test.each(['approver', 'people', 'auditor', 'employee', 'visitor', 'anonymous', 'system'] as const)(
    '%s cannot change a profile',
    async (kind) => {
      const actor = world.actors[kind];
      const { profileId, frameworkId } = ground;
      await expect(addProfile(actor, { name: 'Mine', frameworkId })).rejects.toThrow(Forbidden);
      await expect(archiveProfile(actor, { profileId })).rejects.toThrow(Forbidden);
      const entries = [{ requirementId: ground.ids.get('PR.AA-01') ?? '', seen: 0, set: { targetTier: 2 } }];
      await expect(changeEntries(actor, { profileId, entries })).rejects.toThrow(Forbidden);
    },
  );

  test('another organization has no such profile, subcategory or evidence (T01, T02)', async () => {
    const theirs = await createWorld();
    const { owner } = theirs.actors;
    const { profileId, frameworkId } = ground;
    const requirementId = ground.ids.get('PR.AA-01') ?? '';
    await expect(getProfile(owner, { profileId })).rejects.toThrow(NotFound);
    await expect(getProfileEntry(owner, { profileId, requirementId })).rejects.toThrow(NotFound);
    await expect(archiveProfile(owner, { profileId })).rejects.toThrow(NotFound);
    await expect(addProfile(owner, { name: 'Mine', frameworkId })).rejects.toThrow(Invalid);
    const other = await arrangeProfile(theirs);
    const entries = [{ requirementId, seen: 0, set: { targetTier: 2 } }];
    await expect(changeEntries(owner, { profileId: other.profileId, entries })).rejects.toThrow(NotFound);
    const itemId = ground.itemId;
    const link = { profileId: other.profileId, requirementId: other.ids.get('PR.AA-01') ?? '', itemId };
    await expect(linkProfileEvidence(owner, link)).rejects.toThrow(NotFound);
    expect((await listProfiles(owner, {})).rows.map(({ id }) => id)).toEqual([other.profileId]);
  });
});

describe('what is said of subcategories', () => {
  test('stays as editions, and the log says which fields changed', async () => {
    await say({ currentTier: 1, targetTier: 3, priority: 'high' });
    expect(await say({ currentTier: 2, reason: 'MFA came.' }, 1)).toMatchObject([{ number: 2 }]);
    expect(await line()).toMatchObject({ number: 2, currentTier: 2, targetTier: 3, reason: 'MFA came.' });
    const requirementId = ground.ids.get('PR.AA-01') ?? '';
    const { editions } = await getProfileEntry(world.actors.approver, {
      profileId: ground.profileId,
      requirementId,
    });
    expect(editions.map(({ changes }) => changes)).toEqual([
      ['Reason: now MFA came.', 'Current tier: 1 Partial is now 2 Risk Informed'],
      ['Current tier: now 1 Partial', 'Target priority: now High', 'Target tier: now 3 Repeatable'],
    ]);
    const changes = (await auditTrail(world)).filter(({ action }) => action === 'profile:change');
    expect(changes).toHaveLength(2);
    expect(changes[0]?.subject).toBe(`profile:${ground.profileId}`);
  });

  test('makes no edition when it says nothing new', async () => {
    await say({ currentTier: 1 });
    expect(await say({ currentTier: 1, reason: '' }, 1)).toEqual([]);
    expect(await line()).toMatchObject({ number: 1 });
  });

  test('is taken all or not at all, with a sentence for what it cannot be', async () => {
    await expect(say({ currentTier: 5 })).rejects.toThrow(/1, 2, 3 or 4/);
    await expect(say({ priority: 'huge' })).rejects.toThrow(/high, medium, low/);
    await expect(say({ colour: 'red' })).rejects.toThrow(Invalid);
    const [one, other] = [ground.ids.get('PR.AA-01') ?? '', ground.ids.get('PR') ?? ''];
    const entries = [one, other].map((requirementId) => ({ requirementId, seen: 0, set: { targetTier: 2 } }));
    const { profileId } = ground;
    await expect(changeEntries(world.actors.security, { profileId, entries })).rejects.toThrow(NotFound);
    expect(await line()).toMatchObject({ number: 0, targetTier: null });
  });

  test('of two people at once is put together where they changed different fields', async () => {
    await say({ currentTier: 1 });
    await say({ targetTier: 3 }, 1);
    await say({ priority: 'high' }, 1, 'PR.AA-01', 'admin');
    expect(await line()).toMatchObject({ number: 3, currentTier: 1, targetTier: 3, priority: 'high' });
  });

  test('of two people at once is told to the second where they changed the same field', async () => {
    await say({ targetTier: 2 });
    await say({ targetTier: 3 }, 1);
    const second = say({ targetTier: 4 }, 1, 'PR.AA-01', 'admin');
    await expect(second).rejects.toThrow(Conflict);
    await expect(second).rejects.toThrow(/Security Person changed PR.AA-01 \(target tier\)/);
    expect(await line()).toMatchObject({ targetTier: 3 });
  });

  test('can be seen as of a day', async () => {
    await say({ currentTier: 1 });
    expect(await line('PR.AA-01', '2020-01-01')).toMatchObject({ number: 0, currentTier: null });
    expect(await line('PR.AA-01', '2999-01-01')).toMatchObject({ number: 1, currentTier: 1 });
  });
});

describe('a profile', () => {
  test('begins with what another says', async () => {
    await say({ currentTier: 2, targetTier: 3, notes: 'Kept' });
    const { frameworkId, profileId: fromProfileId } = ground;
    const input = { name: 'Payments', scope: 'The payment product', frameworkId, fromProfileId };
    const profileId = await addProfile(world.actors.security, input);
    const requirementId = ground.ids.get('PR.AA-01') ?? '';
    const { entry } = await getProfileEntry(world.actors.security, { profileId, requirementId });
    expect(entry).toMatchObject({ currentTier: 2, targetTier: 3, notes: 'Kept' });
  });

  test('has a name of its own, and is not changed by somebody who saw an older one', async () => {
    const { frameworkId, profileId } = ground;
    const { security } = world.actors;
    await expect(addProfile(security, { name: ground.name, frameworkId })).rejects.toThrow(/another profile/);
    await changeProfile(security, { profileId, revision: 1, name: 'Company', scope: 'All' });
    const late = changeProfile(security, { profileId, revision: 1, name: 'Other', scope: '' });
    await expect(late).rejects.toThrow(Conflict);
  });

  test('is compared with another, or with itself on a day, differences first', async () => {
    await say({ currentTier: 2, targetTier: 3 });
    await say({ notes: 'Only words' }, 0, 'GV.OC-01');
    const { frameworkId, profileId } = ground;
    const other = await addProfile(world.actors.security, { name: 'Payments', frameworkId });
    const now = { profileId, asOf: null };
    const { approver } = world.actors;
    const two = await compareProfiles(approver, { left: now, right: { profileId: other } });
    expect(two.different.map(({ identifier }) => identifier)).toEqual(['PR.AA-01', 'GV.OC-01']);
    expect(two).toMatchObject({ same: 2, right: { name: 'Payments' } });
    const before = await compareProfiles(approver, { left: { profileId, asOf: '2020-01-01' }, right: now });
    expect(before.different).toHaveLength(2);
    expect((await compareProfiles(approver, { left: now, right: now })).different).toEqual([]);
    const { owner } = (await createWorld()).actors;
    await expect(compareProfiles(owner, { left: now, right: now })).rejects.toThrow(NotFound);
  });

  test('that is archived takes nothing more until it is restored', async () => {
    const { profileId } = ground;
    await archiveProfile(world.actors.security, { profileId });
    await expect(say({ currentTier: 1 })).rejects.toThrow(/archived/);
    await restoreProfile(world.actors.security, { profileId });
    await expect(restoreProfile(world.actors.security, { profileId })).rejects.toThrow(Conflict);
    await say({ currentTier: 1 });
    expect((await listProfiles(world.actors.approver, {})).rows[0]).toMatchObject({ rated: 1, gaps: 0 });
  });

  test('tells the tier that the controls of a subcategory speak for, and their evidence', async () => {
    expect((await line())?.suggestion).toMatchObject({ tier: 3 });
    const requirementId = ground.ids.get('PR.AA-01') ?? '';
    const { profileId, itemId } = ground;
    await linkProfileEvidence(world.actors.security, { profileId, requirementId, itemId });
    const seen = await getProfileEntry(world.actors.approver, { profileId, requirementId });
    expect(seen.evidence).toMatchObject([{ id: itemId, controls: ['AC-01'], linked: true }]);
    expect(seen.controls).toMatchObject([{ identifier: 'AC-01', health: 'verified' }]);
    expect(await line()).toMatchObject({ evidence: 1, controls: 1 });
  });
});
