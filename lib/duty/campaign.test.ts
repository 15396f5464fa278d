import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { importAcknowledgements } from '#lib/acknowledgement/import-commands.ts';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { retirePolicy } from '#lib/policy/publish-commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addAudienceOf, addPolicyFor, confirmDuty, publishNext } from '#lib/testing/duty.ts';
import { markOf } from '#lib/testing/mark.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { findCampaignChoices, listCampaignPeople } from './campaign-people-queries.ts';
import { findCampaignProofs } from './campaign-proof-queries.ts';
import { countOverdue, getCampaign, listCampaigns } from './campaign-queries.ts';
import { askAgain, exemptDuties } from './exempt-commands.ts';
import { nudge, nudgeAll, nudgeEverybody } from './nudge-commands.ts';
import { reconcile } from './reconcile.ts';
import { exportPersonRecord } from './record-commands.ts';
import { recordPdf, recordText } from './record-pdf.ts';
import { getPersonRecord } from './record-queries.ts';

useTestDatabase();
let world: World;
let policyId: string;
let people: { ada: string; bob: string; eve: string };
const noon = (day: string) => vi.useFakeTimers({ now: new Date(`${day}T11:00:00Z`), toFake: ['Date'] });
beforeEach(async () => {
  noon('2026-03-02');
  world = await createWorld();
  const add = async (name: string, team: string) =>
    (await addPerson(world, { name, team, email: `${name.toLowerCase()}@${world.slug}.example` })).personId;
  people = {
    ada: await add('Ada', 'Sales'),
    bob: await add('Bob', 'Sales'),
    eve: await add('Eve', 'Support'),
  };
  const audienceId = await addAudienceOf(world, { everyone: true });
  policyId = await addPolicyFor(world, audienceId, { title: 'Clean desk' });
  await publishNext(world, policyId, 'material');
  await reconcile(world.organizationId);
});
afterEach(() => {
  vi.useRealTimers();
});

const dutyOf = async (personId: string) =>
  (await arrange(world, (tenant) => tenant.duty.findFirst({ where: { personId, endedAt: null } })))?.id ?? '';
const names = async (filters: object, versionId: string | null = null) => {
  const input = { policyId, versionId, descending: false, filters };
  return (await listCampaignPeople(world.actors.people, input)).rows.map(({ name }) => name);
};

test('auditors, employees and strangers see no campaign and no record, and remind nobody', async () => {
  const dutyIds = [await dutyOf(people.ada)];
  for (const kind of ['auditor', 'employee', 'visitor', 'anonymous'] as const) {
    const actor = world.actors[kind];
    for (const deed of [
      () => listCampaigns(actor, {}),
      () => getCampaign(actor, { policyId }),
      () => listCampaignPeople(actor, { policyId }),
      () => findCampaignChoices(actor, { policyId }),
      () => countOverdue(actor, {}),
      () => getPersonRecord(actor, { personId: people.ada }),
      () => exportPersonRecord(actor, { personId: people.ada }),
      () => nudge(actor, { policyId, dutyIds }),
      () => nudgeAll(actor, { policyId }),
    ])
      await expect(deed()).rejects.toThrow(Forbidden);
  }
  await expect(nudge(world.actors.approver, { policyId, dutyIds })).rejects.toThrow(Forbidden);
});

test('another organization finds neither the policy nor its people (T01)', async () => {
  const { owner } = (await createWorld()).actors;
  await expect(getCampaign(owner, { policyId })).rejects.toThrow(NotFound);
  await expect(getPersonRecord(owner, { personId: people.ada })).rejects.toThrow(NotFound);
  await expect(exportPersonRecord(owner, { personId: people.ada })).rejects.toThrow(NotFound);
  await expect(nudge(owner, { policyId, dutyIds: [await dutyOf(people.ada)] })).rejects.toThrow(NotFound);
  await expect(nudgeAll(owner, { policyId })).rejects.toThrow(Conflict);
  expect((await listCampaignPeople(owner, { policyId })).rows).toEqual([]);
  expect((await listCampaigns(owner, {})).rows).toEqual([]);
});

describe('a campaign', () => {
  test('tells who has, who has not and who is late, by team and day by day', async () => {
    await confirmDuty(world, { policyId, personId: people.ada });
    noon('2026-03-20');
    const { rows } = await listCampaigns(world.actors.people, {});
    expect(rows).toMatchObject([{ title: 'Clean desk', number: 1, done: 1, open: 2, overdue: 2 }]);
    const { counts, teams, trend } = await getCampaign(world.actors.people, { policyId });
    expect(counts).toEqual({ done: 1, open: 2, overdue: 2 });
    expect(teams).toEqual([
      { team: 'Sales', open: 1, overdue: 1, done: 1 },
      { team: 'Support', open: 1, overdue: 1, done: 0 },
    ]);
    expect(trend[0]).toEqual({ day: '2026-03-02', done: 1, open: 2, overdue: 0 });
    expect(trend.at(-1)).toEqual({ day: '2026-03-20', done: 1, open: 0, overdue: 2 });
    expect(await names({ state: 'overdue' })).toEqual(['Bob', 'Eve']);
    expect(await names({ state: 'done' })).toEqual(['Ada']);
    expect(await names({ state: 'open', team: 'Support' })).toEqual(['Eve']);
    expect(await countOverdue(world.actors.people, {})).toEqual({ overdue: 2, people: 2 });
  });

  test('stands in the list by what is overdue, then by what is open; what nobody is asked for comes last', async () => {
    const audienceOf = (team: string) => addAudienceOf(world, { team: [team] });
    const titled: readonly [string, string][] = [
      ['Nobody', await audienceOf('Nowhere')],
      ['Support alone', await audienceOf('Support')],
      ['Sales alone', await audienceOf('Sales')],
    ];
    noon('2026-03-19');
    for (const [title, audienceId] of [...titled, ...titled.slice(0, 1)]) {
      const id = await addPolicyFor(world, audienceId, { title });
      await publishNext(world, id, 'material');
    }
    await reconcile(world.organizationId);
    noon('2026-03-20');
    const titles = async (sort: 'overdue' | 'open') =>
      (await listCampaigns(world.actors.people, { sort, descending: true })).rows.map(({ title }) => title);
    const few = ['Sales alone', 'Support alone', 'Nobody', 'Nobody'];
    expect(await titles('overdue')).toEqual(['Clean desk', ...few]);
    expect(await titles('open')).toEqual(['Clean desk', ...few]);
  });

  test('of an editorial version counts what was confirmed before, of a material one begins again, of a retired policy says so', async () => {
    await confirmDuty(world, { policyId, personId: people.ada });
    noon('2026-03-04');
    const before = (await getCampaign(world.actors.people, { policyId })).versions[0]?.id ?? '';
    await publishNext(world, policyId, 'editorial');
    await reconcile(world.organizationId);
    expect(await getCampaign(world.actors.people, { policyId })).toMatchObject({
      policy: { retired: false },
      counts: { done: 1 },
    });
    await publishNext(world, policyId, 'material');
    await reconcile(world.organizationId);
    expect((await getCampaign(world.actors.people, { policyId })).counts).toEqual({
      done: 0,
      open: 3,
      overdue: 0,
    });
    expect(await names({}, before)).toEqual(['Ada']);
    const { versions } = await getCampaign(world.actors.people, { policyId });
    const versionId = versions[1]?.id ?? null;
    expect(await getCampaign(world.actors.people, { policyId, versionId })).toMatchObject({
      counts: { done: 0, open: 0 },
      spared: { superseded: 2 },
      teams: [],
    });
    await expect(getCampaign(world.actors.people, { policyId, versionId: newId() })).rejects.toThrow(
      NotFound,
    );
    await retirePolicy(world.actors.owner, { policyId, reason: 'Old' });
    await reconcile(world.organizationId);
    expect(await getCampaign(world.actors.people, { policyId })).toMatchObject({
      policy: { retired: true },
      counts: { open: 0 },
    });
  });
});

describe('a nudge', () => {
  test('reaches who is chosen once a day, and says whom it left out and why', async () => {
    const dutyIds = [await dutyOf(people.ada), await dutyOf(people.bob)];
    await confirmDuty(world, { policyId, personId: people.bob });
    const first = await nudge(world.actors.people, { policyId, dutyIds });
    expect(first).toEqual({ told: 1, skipped: [{ name: 'Bob', why: 'owes nothing any more' }], more: 0 });
    const again = await nudge(world.actors.people, { policyId, dutyIds: dutyIds.slice(0, 1) });
    expect(again).toEqual({ told: 0, skipped: [{ name: 'Ada', why: 'got a mail today' }], more: 0 });
    const nudges = (await auditTrail(world)).filter(({ action }) => action === 'duty:remind');
    expect(nudges.map(({ actor }) => actor)).toEqual(Array(2).fill(`member:${world.actors.people.memberId}`));
  });

  test('of everybody leaves out who got a mail today, and nobody gets two', async () => {
    await nudge(world.actors.people, { policyId, dutyIds: [await dutyOf(people.ada)] });
    expect(await nudgeAll(world.actors.people, { policyId })).toEqual({ told: 2, skipped: 1 });
    const runs = await Promise.all([1, 2].map(() => nudgeEverybody(world.organizationId, policyId)));
    expect(runs[0] ?? 0).toBe(2 - (runs[1] ?? 0));
    expect(await arrange(world, (tenant) => tenant.mail.count())).toBe(3);
    await expect(nudgeAll(world.actors.people, { policyId })).rejects.toThrow('got a mail today already');
  });
});

test('a record shows duties with reminders, and results only to those who may see them', async () => {
  const { organizationId } = world;
  await nudge(world.actors.people, { policyId, dutyIds: [await dutyOf(people.ada)] });
  await confirmDuty(world, { policyId, personId: people.ada });
  noon('2026-03-03');
  const [checkId, dutyId] = [newId(), newId()];
  const [at, by] = [new Date(), 'operator:test'];
  await arrange(world, async (tenant) => {
    const check = { kind: 'background-check', title: 'Background', createdAt: at, createdBy: by };
    await tenant.check.create({ data: { organizationId, id: checkId, ...check } });
    const owed = { personId: people.ada, kind: 'check', checkId, assignedAt: at, assignedBy: by, dueOn: at };
    await tenant.duty.create({ data: { organizationId, id: dutyId, ...owed } });
    const found = { outcome: 'failed', reason: 'Secret', recordedAt: at, recordedBy: by };
    await tenant.checkResult.create({
      data: { organizationId, id: newId(), dutyId, checkId, personId: people.ada, ...found },
    });
  });
  const full = await getPersonRecord(world.actors.people, { personId: people.ada });
  expect(full.duties).toMatchObject([{ title: 'Clean desk', state: 'done' }, { title: 'Background' }]);
  expect(full.duties[0]?.reminders).toHaveLength(1);
  expect(full.receipts).toHaveLength(1);
  expect(full.results).toMatchObject([{ outcome: 'failed', reason: 'Secret' }]);
  const partly = await getPersonRecord(world.actors.security, { personId: people.ada });
  expect(partly.results).toEqual([]);

  // The file says the same to the same people, and the log says that it was taken. Its text is read before it is set: a
  // reader of PDF takes ligatures for other letters, and which there are depends on hashes and ids.
  const paper = async (actor: World['actors']['people']) => {
    const record = await exportPersonRecord(actor, { personId: people.ada });
    const file = await buffer(recordPdf(record, new Date(), 'en'));
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    return recordText(record, new Date(), 'en').markdown.replaceAll('\\', '');
  };
  const taken = await paper(world.actors.people);
  for (const said of ['Record of Ada', 'Clean desk', full.receipts[0]?.id ?? 'none', 'failed', 'Secret'])
    expect(taken).toContain(said);
  const { markdown } = recordText(full, new Date(), 'de');
  for (const said of [
    'Akte von Ada',
    'Clean desk',
    'mal erinnert',
    'nicht bestanden',
    'Maschinell übersetzt',
  ])
    expect(markdown).toContain(said);
  expect(markdown).not.toMatch(/Record of|Reminded|Nothing|They/);
  expect(recordText(full, new Date(), 'en').markdown).not.toContain('machine');
  const less = await paper(world.actors.security);
  expect(less).toContain('Clean desk');
  expect(less).not.toMatch(/failed|Secret/);
  const told = (await auditTrail(world)).filter(({ action }) => action === 'duty:export');
  expect(told.map(({ subject }) => subject)).toEqual(Array(2).fill(`person:${people.ada}`));
});

describe('acknowledgements of another system', () => {
  const identifier = () => `POL-${markOf(policyId)}`;
  const row = (name: string, change: object = {}) => ({
    email: `${name}@${world.slug}.example`,
    policy: identifier(),
    version: 1,
    acknowledgedOn: '2026-03-02',
    note: 'HR-4711',
    ...change,
  });

  test('only whoever looks after people brings them in', async () => {
    for (const kind of ['security', 'approver', 'employee', 'visitor'] as const)
      await expect(importAcknowledgements(world.actors[kind], { rows: [row('ada')] })).rejects.toThrow(
        Forbidden,
      );
  });

  test('come in once, end what was open, and are marked as made elsewhere with their proof', async () => {
    const rows = [row('ada'), row('bob'), row('ada')];
    const preview = await importAcknowledgements(world.actors.people, { rows, preview: true });
    expect(preview).toEqual({ recorded: 2, already: 1, problems: [] });
    expect(await names({ state: 'done' })).toEqual([]);
    expect((await importAcknowledgements(world.actors.people, { rows })).recorded).toBe(2);
    expect((await importAcknowledgements(world.actors.people, { rows })).recorded).toBe(0);
    expect(await names({ state: 'done' })).toEqual(['Ada', 'Bob']);
    const { receipts } = await getPersonRecord(world.actors.people, { personId: people.ada });
    expect(receipts).toMatchObject([{ method: 'elsewhere', note: 'HR-4711' }]);
    expect(await reconcile(world.organizationId)).toBe(0);
  });

  test('one wrong row keeps all of them out, and each is named', async () => {
    const rows = [
      row('ada'),
      row('nobody'),
      row('bob', { version: 7 }),
      row('eve', { acknowledgedOn: '2026-03-01' }),
      row('eve', { acknowledgedOn: '2027-01-01' }),
    ];
    const { recorded, problems } = await importAcknowledgements(world.actors.people, { rows });
    expect(recorded).toBe(0);
    expect(problems.map((problem) => problem.row)).toEqual([1, 2, 3, 4]);
    expect(await names({ state: 'done' })).toEqual([]);
  });
});

const exempt = (dutyIds: string[]) =>
  exemptDuties(world.actors.people, { dutyIds, reason: 'Signs for the board already' });

test('only who looks after people exempts, nobody themselves, and another organization nobody', async () => {
  const dutyIds = [await dutyOf(people.ada)];
  const { security, approver, auditor, employee, visitor, anonymous } = world.actors;
  for (const actor of [security, approver, auditor, employee, visitor, anonymous]) {
    await expect(exemptDuties(actor, { dutyIds, reason: 'x' })).rejects.toThrow(Forbidden);
    await expect(askAgain(actor, { dutyIds })).rejects.toThrow(Forbidden);
  }
  const theirs = await createWorld();
  await expect(exemptDuties(theirs.actors.people, { dutyIds, reason: 'x' })).rejects.toThrow(NotFound);
  await expect(askAgain(theirs.actors.people, { dutyIds })).rejects.toThrow(NotFound);
  const { memberId } = world.actors.people;
  await arrange(world, (tenant) =>
    tenant.person.updateMany({ where: { id: people.ada }, data: { memberId } }),
  );
  await expect(exempt(dutyIds)).rejects.toThrow(Conflict);
  expect(await names({ state: 'open' })).toEqual(['Ada', 'Bob', 'Eve']);
});

test('an exempt person owes nothing and is not counted until a material version, or until asked again', async () => {
  const ada = await dutyOf(people.ada);
  expect(await exempt([ada, await dutyOf(people.eve)])).toBe(2);
  const { counts, spared } = await getCampaign(world.actors.people, { policyId });
  expect({ counts, spared }).toEqual({
    counts: { open: 1, overdue: 0, done: 0 },
    spared: { away: 0, exempt: 2, superseded: 0 },
  });
  const proofs = await findCampaignProofs(world.actors.people, { dutyIds: [ada] });
  expect(proofs.get(ada)).toMatchObject({ exemptReason: 'Signs for the board already', sha256: null });
  expect(
    (await findCampaignProofs(world.actors.security, { dutyIds: [ada] })).get(ada)?.exemptReason,
  ).toBeNull();
  // Nor by way of the log.
  const said = await arrange(world, (tenant) => tenant.auditEventDetail.findMany());
  expect(JSON.stringify(said)).not.toContain('board');
  expect(await reconcile(world.organizationId)).toBe(0);
  expect(await askAgain(world.actors.people, { dutyIds: [ada] })).toBe(1);
  expect(await names({ state: 'open' })).toEqual(['Ada', 'Bob']);
  await expect(askAgain(world.actors.people, { dutyIds: [ada] })).rejects.toThrow(Conflict);
  await publishNext(world, policyId, 'editorial');
  expect(await reconcile(world.organizationId)).toBe(0);
  await publishNext(world, policyId, 'material');
  expect(await reconcile(world.organizationId)).toBe(3);
  expect((await auditTrail(world)).filter(({ action }) => action === 'duty:exempt')).toHaveLength(2);
});

test('the export of a campaign says whose version was confirmed in which words (44)', async () => {
  await confirmDuty(world, { policyId, personId: people.ada });
  const { rows } = await listCampaignPeople(world.actors.people, { policyId, filters: { state: 'done' } });
  const id = rows[0]?.id ?? '';
  const proof = (await findCampaignProofs(world.actors.security, { dutyIds: [id] })).get(id);
  expect(proof).toMatchObject({ statement: 'I have read it.', locale: 'en', address: '127.0.0.1' });
  expect(proof?.sha256).toMatch(/^[0-9a-f]{64}$/);
  const theirs = await createWorld();
  expect((await findCampaignProofs(theirs.actors.people, { dutyIds: [id] })).size).toBe(0);
});
