import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { getWaitingReviews } from '#lib/evidence-requirement/queries.ts';
import { newId } from '#lib/id.ts';
import { testDatabase, useTestDatabase } from '#lib/testing/database.ts';
import { createDeliveryWorld } from '#lib/testing/document.ts';
import { addLinkEvidence, addPlainControl, reviewAs, saidOfRevision } from '#lib/testing/evidence.ts';
import { arrange, auditTrail, type World } from '#lib/testing/world.ts';
import {
  addEvidence,
  archiveEvidence,
  changeEvidence,
  linkEvidence,
  restoreEvidence,
  reviseEvidence,
  unlinkEvidence,
} from './commands.ts';
import { getEvidence } from './item-queries.ts';
import { listEvidence } from './queries.ts';
import { reviewEvidence } from './review-commands.ts';

useTestDatabase();
let world: World;
let controlId: string;
beforeAll(async () => {
  world = await createDeliveryWorld();
  controlId = await addPlainControl(world, 'AC-01');
});

const link = (url = 'https://tickets.example/2') => ({ kind: 'link', url }) as const;
const add = (change: Parameters<typeof addLinkEvidence>[2] = {}, controls = [controlId]) =>
  addLinkEvidence(world.actors.security, controls, change);
const problems = (promise: Promise<unknown>) =>
  promise.then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof Invalid)) throw error;
      return error.problems.map(({ path, message }) => `${path}: ${message}`);
    },
  );

describe('who may not', () => {
  test.each(['approver', 'people', 'auditor', 'employee', 'visitor', 'anonymous', 'system'] as const)(
    '%s bring evidence for what they are not responsible for',
    async (kind) => {
      await expect(addLinkEvidence(world.actors[kind], [controlId])).rejects.toThrow(Forbidden);
    },
  );

  test.each(['people', 'auditor', 'employee', 'visitor', 'anonymous', 'system', 'operator'] as const)(
    '%s review, and only readers read',
    async (kind) => {
      const { itemId, revisionId } = await add();
      const input = { itemId, revisionId, verdict: 'accepted' as const, reason: '', seen: null };
      await expect(reviewEvidence(world.actors[kind], input)).rejects.toThrow(Forbidden);
      if (kind !== 'operator')
        await expect(getEvidence(world.actors[kind], { itemId })).rejects.toThrow(Forbidden);
    },
  );

  test('somebody of another organization: nothing is there, and nothing can point there (T01, T02)', async () => {
    const elsewhere = await createDeliveryWorld();
    const { owner } = elsewhere.actors;
    const { itemId, revisionId } = await add();
    await expect(getEvidence(owner, { itemId })).rejects.toThrow(NotFound);
    await expect(changeEvidence(owner, { itemId, title: 'Mine' })).rejects.toThrow(NotFound);
    await expect(archiveEvidence(owner, { itemId, anyway: true })).rejects.toThrow(NotFound);
    await expect(unlinkEvidence(owner, { itemId, controlId })).rejects.toThrow(NotFound);
    const review = { itemId, revisionId, verdict: 'accepted' as const, reason: '', seen: null };
    await expect(reviewEvidence(owner, review)).rejects.toThrow(NotFound);
    const revision = { itemId, seen: revisionId, ...saidOfRevision, content: link() };
    await expect(reviseEvidence(owner, revision)).rejects.toThrow(NotFound);
    await expect(addLinkEvidence(owner, [controlId])).rejects.toThrow(Invalid);
    expect((await listEvidence(owner, {})).rows).toEqual([]);
  });

  test('the member responsible brings evidence for exactly that, whatever their role', async () => {
    const { employee } = world.actors;
    const [asked, other] = [newId(), await addPlainControl(world, 'AC-02')];
    const row = { what: 'Review', everyDays: 90, startsOn: new Date('2026-01-01'), createdAt: new Date() };
    await arrange(world, ({ evidenceRequirement }) =>
      evidenceRequirement.create({
        data: {
          organizationId: world.organizationId,
          id: asked,
          controlId,
          responsibleId: employee.memberId,
          ...row,
          createdBy: 'operator:test',
        },
      }),
    );
    const answering = { evidenceRequirementId: asked };
    const { itemId, revisionId } = await addLinkEvidence(employee, [controlId], answering);
    const next = { itemId, seen: revisionId, ...saidOfRevision, content: link() };
    await expect(reviseEvidence(employee, next)).resolves.toMatchObject({ number: 2 });
    await expect(addLinkEvidence(employee, [controlId, other], answering)).rejects.toThrow(Forbidden);
    await expect(addLinkEvidence(employee, [other], answering)).rejects.toThrow(Forbidden);
    await expect(addLinkEvidence(employee, [controlId])).rejects.toThrow(Forbidden);
    const foreign = await add();
    const foreignNext = { ...next, itemId: foreign.itemId, seen: foreign.revisionId };
    await expect(reviseEvidence(employee, foreignNext)).rejects.toThrow(Forbidden);
  });
});

describe('what is brought', () => {
  test('is received now, whatever is said, and its chain holds', async () => {
    const before = Date.now();
    const { itemId, revisionId } = await add({ note: '=1+1 <script>', title: 'نسخة ✓ “x”' });
    const second = {
      itemId,
      seen: revisionId,
      ...saidOfRevision,
      collectedOn: '2026-02-01',
      content: link(),
    };
    await reviseEvidence(world.actors.security, second);
    const item = await getEvidence(world.actors.approver, { itemId });
    expect(item).toMatchObject({ intact: true, state: 'waiting', title: 'نسخة ✓ “x”' });
    expect(item.revisions.map(({ number, collectedOn }) => [number, collectedOn])).toEqual([
      [2, '2026-02-01'],
      [1, '2026-01-15'],
    ]);
    expect(item.revisions[0]?.previousSha256).toBe(item.revisions[1]?.sha256);
    expect(item.revisions[1]?.receivedAt.getTime()).toBeGreaterThanOrEqual(before);
    const actions = (await auditTrail(world)).filter(({ subject }) => subject === `evidence:${itemId}`);
    expect(actions.map(({ action }) => action)).toEqual(['evidence:add', 'evidence:revise']);
    await expect(reviseEvidence(world.actors.security, second)).rejects.toThrow(/newer revision/);
  });

  test('cannot be changed afterwards by the product, and shows it when somebody with more rights does', async () => {
    const { itemId, revisionId } = await add();
    const change = arrange(
      world,
      (tenant) => tenant.$executeRaw`UPDATE "EvidenceRevision" SET note = 'x' WHERE id = ${revisionId}::uuid`,
    );
    await expect(change).rejects.toThrow(/permission denied/);
    const admin = new pg.Client({ connectionString: (await testDatabase()).adminUrl });
    await admin.connect();
    await admin.query(`UPDATE "EvidenceRevision" SET "collectedOn" = '2026-01-16' WHERE id = $1`, [
      revisionId,
    ]);
    await admin.end();
    const item = await getEvidence(world.actors.approver, { itemId });
    expect(item.intact).toBe(false);
    expect(item.revisions[0]?.problem).toContain('changed afterwards');
  });

  test('may be of long ago or of a leap day, but never of a day to come', async () => {
    for (const collectedOn of ['1901-01-01', '1969-12-31', '2024-02-29'])
      await expect(add({ collectedOn })).resolves.toMatchObject({ number: 1 });
    const refused = async (change: object) => problems(add(change));
    expect(await refused({ collectedOn: '2101-01-01' })).toEqual([
      'collectedOn: It cannot have been collected on 2101-01-01: that day is still to come.',
    ]);
    expect(await refused({ collectedOn: '2025-02-29' })).toHaveLength(1);
    expect(await refused({ collectedOn: '1899-12-31' })).toEqual([
      'collectedOn: The day must lie between 1900 and 2999.',
    ]);
    expect(await refused({ collectedOn: '0001-01-01' })).toHaveLength(1);
    expect(await refused({ collectedOn: '' })).toHaveLength(1);
    await expect(add({ validUntilOn: '2101-02-28' })).resolves.toBeDefined();
    expect(await refused({ validUntilOn: '2026-01-14' })).toEqual([
      'validUntilOn: It cannot have been valid only until 2026-01-14, before it was collected on 2026-01-15.',
    ]);
    expect(await refused({ validUntilOn: '9999-01-01' })).toHaveLength(1);
    expect(await refused({ periodStartOn: '2026-01-02', periodEndOn: '2026-01-01' })).toHaveLength(1);
    expect(await refused({ periodStartOn: '2026-01-02' })).toHaveLength(1);
  });

  test('hostile text is refused with a sentence or kept as text (F21, F18)', async () => {
    for (const title of ['', 'a\u0000b', '\u202Egpj.exe', 'x'.repeat(201), 'two\nlines', '\ud800'])
      expect(await problems(add({ title })), JSON.stringify(title)).toHaveLength(1);
    for (const url of ['javascript:alert(1)', 'https://a', 'https://u:p@a.example/', 'ftp://a.example', ''])
      expect(await problems(add({ content: link(url) })), url).toHaveLength(1);
    const record = [{ name: '__proto__', value: '{"a":1}' }];
    const { itemId } = await add({ content: { kind: 'record', record } });
    const item = await getEvidence(world.actors.approver, { itemId });
    expect(item.revisions[0]).toMatchObject({ record, problem: null });
    expect(await problems(add({ content: { kind: 'record', record: [] } }))).toHaveLength(1);
    const more = { organizationId: newId(), receivedAt: '2020-01-01' };
    const whole = { title: 'x', ...saidOfRevision, content: link(), ...more };
    await expect(addEvidence(world.actors.owner, whole)).rejects.toThrow(Invalid);
  });
});

describe('links and the archive', () => {
  test('one item proves many controls; what it proved stays known', async () => {
    const others = [await addPlainControl(world, 'BC-01'), await addPlainControl(world, 'BC-02')];
    const { itemId } = await add();
    const { security } = world.actors;
    const more = { itemId, controlIds: [controlId, ...others], evidenceRequirementId: null };
    expect(await linkEvidence(security, more)).toEqual({ linked: 2 });
    expect(await linkEvidence(security, more)).toEqual({ linked: 0 });
    await unlinkEvidence(security, { itemId, controlId });
    await expect(unlinkEvidence(security, { itemId, controlId })).rejects.toThrow(Conflict);
    await linkEvidence(security, { itemId, controlIds: [controlId], evidenceRequirementId: null });
    const { controls } = await getEvidence(security, { itemId });
    expect(controls.filter(({ removedAt }) => removedAt === null)).toHaveLength(3);
    expect(controls.filter(({ removedAt }) => removedAt !== null)).toMatchObject([
      { removedByName: 'Security Person', control: { identifier: 'AC-01' } },
    ]);
  });

  test('what controls depend on is archived only when that is meant', async () => {
    const { security } = world.actors;
    const { itemId, revisionId } = await add();
    await expect(archiveEvidence(security, { itemId })).rejects.toThrow('AC-01');
    await archiveEvidence(security, { itemId, anyway: true });
    await expect(changeEvidence(security, { itemId, title: 'x' })).rejects.toThrow('archived');
    const review = { itemId, revisionId, verdict: 'accepted' as const, reason: '', seen: null };
    await expect(reviewEvidence(world.actors.admin, review)).rejects.toThrow(Conflict);
    const archived = await listEvidence(security, { filters: { state: 'archived' } });
    expect(archived.rows.map(({ id }) => id)).toContain(itemId);
    expect((await listEvidence(security, {})).rows.map(({ id }) => id)).not.toContain(itemId);
    await restoreEvidence(security, { itemId });
    expect(await getEvidence(security, { itemId })).toMatchObject({ state: 'waiting' });
  });
});

describe('a review', () => {
  test('accepts or rejects with a reason, never by who brought it (W02)', async () => {
    const { security, admin } = world.actors;
    const { itemId } = await add();
    await expect(reviewAs(security, itemId, 'accepted')).rejects.toThrow(/brought this revision yourself/);
    expect(await problems(reviewAs(admin, itemId, 'rejected', ''))).toHaveLength(1);
    await reviewAs(admin, itemId, 'rejected', 'The picture shows another system.');
    await expect(reviewAs(admin, itemId, 'rejected')).rejects.toThrow('already');
    expect(await problems(reviewAs(admin, itemId, 'accepted', ''))).toHaveLength(1);
    await reviewAs(admin, itemId, 'accepted', 'It was the right one after all.');
    const item = await getEvidence(admin, { itemId });
    expect(item).toMatchObject({ state: 'accepted', selfReviewed: false });
    expect(item.revisions[0]?.reviews.map(({ verdict }) => verdict)).toEqual(['accepted', 'rejected']);
    const page = await listEvidence(admin, { filters: { state: 'accepted', control: controlId } });
    expect(page.rows.map(({ id }) => id)).toContain(itemId);
  });

  test('of two at once one wins and the other is told (W01)', async () => {
    const { admin, approver } = world.actors;
    const { itemId, revisionId } = await add();
    const review = { itemId, revisionId, reason: 'Seen', seen: null };
    const both = await Promise.allSettled([
      reviewEvidence(admin, { ...review, verdict: 'accepted' }),
      reviewEvidence(approver, { ...review, verdict: 'rejected' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(Conflict);
    expect((await getEvidence(admin, { itemId })).revisions[0]?.reviews).toHaveLength(1);
  });

  test('of a revision that a newer one has replaced is refused', async () => {
    const { itemId, revisionId } = await add();
    const next = { itemId, seen: revisionId, ...saidOfRevision, content: link() };
    await reviseEvidence(world.actors.security, next);
    const review = { itemId, revisionId, verdict: 'accepted' as const, reason: '', seen: null };
    await expect(reviewEvidence(world.actors.admin, review)).rejects.toThrow(/newer revision/);
  });

  test('by the only one who can is marked as self-reviewed, with a reason', async () => {
    const alone = await createDeliveryWorld();
    const { owner, admin, security, approver } = alone.actors;
    const gone = [admin, security, approver].map(({ memberId }) => memberId);
    await arrange(alone, (tenant) =>
      tenant.member.updateMany({ where: { id: { in: gone } }, data: { removedAt: new Date() } }),
    );
    const control = await addPlainControl(alone, 'AC-01');
    const { itemId } = await addLinkEvidence(owner, [control]);
    expect((await getEvidence(owner, { itemId })).review).toMatchObject({ self: true, whyNotAccept: null });
    expect(await getWaitingReviews(owner, {})).toMatchObject({ count: 1, rows: [{ id: itemId }] });
    expect(await problems(reviewAs(owner, itemId, 'accepted', ''))).toHaveLength(1);
    await reviewAs(owner, itemId, 'accepted', 'Nobody else is here.');
    expect(await getEvidence(owner, { itemId })).toMatchObject({ state: 'accepted', selfReviewed: true });
    expect((await listEvidence(owner, {})).rows[0]).toMatchObject({ selfReviewed: true });
    expect((await getWaitingReviews(owner, {})).count).toBe(0);
  });
});
