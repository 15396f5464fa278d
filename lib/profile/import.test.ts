import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/auth/actor.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { readSheet } from '#lib/sheet/read.ts';
import { writeSheet } from '#lib/sheet/write.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrangeProfile, type ProfileGround } from '#lib/testing/profile.ts';
import { auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { changeEntries, linkProfileEvidence } from './entry-commands.ts';
import { discardProfileImport, importProfile } from './import-commands.ts';
import { getProfileImport } from './import-queries.ts';
import { receiveProfileWorkbook } from './import-upload.ts';
import { outcomeHeading, profileColumns } from './sheet.ts';
import { getProfileSheet } from './sheet-queries.ts';

useTestDatabase();
let world: World;
let ground: ProfileGround;
beforeEach(async () => {
  world = await createWorld();
  ground = await arrangeProfile(world);
  const set = {
    currentTier: 2,
    targetTier: 3,
    priority: 'high',
    reason: '=HYPERLINK("https://evil.example","x")',
    currentArtifacts: 'The register',
    notes: 'Two\nlines',
  } as const;
  const requirementId = ground.ids.get('PR.AA-01') ?? '';
  const { profileId, itemId } = ground;
  await changeEntries(world.actors.security, { profileId, entries: [{ requirementId, seen: 0, set }] });
  await linkProfileEvidence(world.actors.security, { profileId, requirementId, itemId });
});

const receive = (bytes: Uint8Array, actor: Actor = world.actors.security) =>
  receiveProfileWorkbook(actor, { profileId: ground.profileId, fileName: 'profile.xlsx', bytes });

async function exported(): Promise<Buffer> {
  const { sheet } = await getProfileSheet(world.actors.approver, { profileId: ground.profileId });
  return writeSheet([sheet]);
}

/** A workbook with one row of these cells by heading. */
function workbook(cells: Readonly<Record<string, string | number>>): Promise<Buffer> {
  const headings = [outcomeHeading, ...Object.keys(cells).filter((heading) => heading !== outcomeHeading)];
  return writeSheet([
    {
      name: 'Mine',
      headings,
      rows: [[cells[outcomeHeading] ?? 'PR.AA-01', ...headings.slice(1).map((one) => cells[one] ?? null)]],
    },
  ]);
}

describe('who may not', () => {
  test.each(['approver', 'people', 'auditor', 'employee', 'visitor', 'anonymous'] as const)(
    '%s cannot bring a workbook',
    async (kind) => {
      await expect(receive(await exported(), world.actors[kind])).rejects.toThrow(Forbidden);
    },
  );

  test('another organization has neither the profile nor the import, nor has another member (T01)', async () => {
    const bytes = await exported();
    const { owner } = (await createWorld()).actors;
    await expect(receive(bytes, owner)).rejects.toThrow(NotFound);
    const draftId = await receive(bytes);
    await expect(getProfileImport(owner, { draftId })).rejects.toThrow(NotFound);
    await expect(importProfile(owner, { draftId })).rejects.toThrow(NotFound);
    await expect(getProfileSheet(owner, { profileId: ground.profileId })).rejects.toThrow(NotFound);
  });
});

describe('a workbook', () => {
  test('has the columns of NIST’s template, evidence named, and no cell that is a formula (F13)', async () => {
    const sheets = await readSheet(await exported());
    const [headings, ...rows] = sheets[0]?.rows ?? [];
    expect(headings?.cells).toEqual(profileColumns.map(({ heading }) => heading));
    expect(rows.map(({ cells }) => cells[0])).toEqual([...ground.ids.keys()]);
    const row = rows.find(({ cells }) => cells[0] === 'PR.AA-01')?.cells ?? [];
    expect(row[5]).toBe('2');
    expect(row[10]).toBe('The register\n\nLinked in Candor:\n- Access review (2026-01-15)');
    expect(row[3]).toBe('=HYPERLINK("https://evil.example","x")');
    expect((await exported()).toString('latin1')).not.toContain('<f>');
  });

  test('that comes back as it went changes nothing', async () => {
    const draftId = await receive(await exported());
    const plan = await getProfileImport(world.actors.security, { draftId });
    expect(plan).toMatchObject({ changed: [], unchanged: 4, problems: [], ignored: [] });
    expect(await importProfile(world.actors.security, { draftId })).toMatchObject({
      changed: 0,
      unchanged: 4,
    });
  });

  test('says what it would change, does it once, and leaves missing columns as they are', async () => {
    const bytes = await workbook({
      'Target CSF Tier': 'Tier 4: Adaptive',
      'Included in Profile?': 'yes',
      Owner: 'x',
    });
    const draftId = await receive(bytes);
    const plan = await getProfileImport(world.actors.security, { draftId });
    expect(plan.changed).toMatchObject([
      { identifier: 'PR.AA-01', words: ['Target tier: 3 Repeatable is now 4 Adaptive'] },
    ]);
    expect(plan.ignored).toEqual(['Owner']);
    expect(await importProfile(world.actors.security, { draftId })).toMatchObject({ changed: 1 });
    await expect(importProfile(world.actors.security, { draftId })).rejects.toThrow(Conflict);
    const again = await receive(bytes);
    expect((await getProfileImport(world.actors.security, { draftId: again })).changed).toEqual([]);
    const events = (await auditTrail(world)).filter(({ action }) => action === 'profile:import');
    expect(events.map(({ subject }) => subject.split(':')[0])).toEqual([
      'import-draft',
      'profile',
      'import-draft',
    ]);
  });

  test.each([
    ['a tier that is none', { 'Target CSF Tier': 7 }, 'Mine!B2', /1, 2, 3 or 4/],
    ['a priority that is none', { 'Target Priority': 'urgent' }, 'Mine!B2', /high, medium, low/],
    ['neither yes nor no', { 'Included in Profile?': 'maybe' }, 'Mine!B2', /yes or no/],
    [
      'an outcome of another framework',
      { [outcomeHeading]: 'CC6.1', Rationale: 'x' },
      'Mine!A2',
      /no outcome CC6.1/,
    ],
    ['a text that is too long', { Rationale: 'x'.repeat(6000) }, 'Mine!B2', /at most 5,?000/],
  ])('with %s is told by its cell and imported not at all', async (_, cells, place, sentence) => {
    const draftId = await receive(await workbook(cells));
    const { problems } = await getProfileImport(world.actors.security, { draftId });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.place).toBe(place);
    expect(problems[0]?.message).toMatch(sentence);
    await expect(importProfile(world.actors.security, { draftId })).rejects.toThrow(Invalid);
  });

  test('that is something else is said to be so, and can be discarded', async () => {
    const draftId = await receive(await writeSheet([{ name: 'Sheet1', headings: ['A'], rows: [['b']] }]));
    const { problems } = await getProfileImport(world.actors.security, { draftId });
    expect(problems[0]?.message).toMatch(/no column called “CSF Outcome/);
    await discardProfileImport(world.actors.security, { draftId });
    await expect(getProfileImport(world.actors.security, { draftId })).rejects.toThrow(NotFound);
  });
});
