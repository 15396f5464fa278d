import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dateOf, dayOf } from '#lib/day.ts';
import { clients } from '#lib/db/client.ts';
import { Forbidden } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { enqueueIn } from '#lib/jobs/queue.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addAudienceOf, addPolicyFor, confirmDuty, publishNext } from '#lib/testing/duty.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { dutyJobs } from './jobs.ts';
import { reconcile, reconcileSubject } from './reconcile.ts';

useTestDatabase();
let world: World;
let ada: string;
let everyone: string;
const on = (day: string) => vi.useFakeTimers({ now: new Date(`${day}T11:00:00Z`), toFake: ['Date'] });
beforeEach(async () => {
  on('2026-03-02');
  world = await createWorld();
  ada = (await addPerson(world, { name: 'Ada', team: 'Sales' })).personId;
  everyone = await addAudienceOf(world, { everyone: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const dutiesOf = (personId: string) =>
  arrange(world, async (tenant) => {
    const rows = await tenant.duty.findMany({
      where: { personId },
      orderBy: [{ assignedAt: 'asc' }, { dueOn: 'asc' }],
      select: { dueOn: true, outcome: true, policyVersionId: true },
    });
    return rows.map(({ dueOn, ...row }) => ({ ...row, dueOn: dayOf(dueOn) }));
  });
const change = (personId: string, data: { team?: string; startedOn?: string; leftOn?: string | null }) =>
  arrange(world, (tenant) =>
    tenant.person.updateMany({
      where: { id: personId },
      data: {
        ...data,
        ...(data.startedOn ? { startedOn: dateOf(data.startedOn) } : {}),
        ...(data.leftOn === undefined ? {} : { leftOn: dateOf(data.leftOn) }),
      },
    }),
  );
const again = () => reconcile(world.organizationId);

test('nobody but Candor itself makes duties by rule', async () => {
  for (const kind of ['owner', 'people', 'employee', 'visitor', 'operator', 'anonymous'] as const)
    await expect(
      reconcileSubject(world.actors[kind], { kind: 'policy', subjectId: newId() }),
    ).rejects.toThrow(Forbidden);
});

test('a run for a policy of another organization makes nothing, there or here', async () => {
  const policyId = await addPolicyFor(world, everyone);
  await publishNext(world, policyId, 'material');
  const theirs = await createWorld();
  await addPerson(theirs);
  expect(await reconcile(theirs.organizationId, { kind: 'policy', subjectId: policyId })).toBe(0);
  expect(await arrange(theirs, (tenant) => tenant.duty.count())).toBe(0);
  expect(await dutiesOf(ada)).toEqual([]);
});

test('a published version asks everybody of the audience once, however often and at how many places it runs', async () => {
  const policyId = await addPolicyFor(world, everyone);
  expect(await again()).toBe(0);
  const versionId = await publishNext(world, policyId, 'material');
  const subject = { kind: 'policy' as const, subjectId: policyId };
  await Promise.all([1, 2, 3, 4].map(() => reconcile(world.organizationId, subject)));
  await again();
  expect(await dutiesOf(ada)).toEqual([{ dueOn: '2026-03-16', outcome: null, policyVersionId: versionId }]);
  const made = await arrange(world, (tenant) => tenant.policyPublication.findFirst({ where: { policyId } }));
  expect(made?.dutiesMadeAt).toEqual(new Date());
  // Only the runs that were asked for tell of themselves: the last found nothing to do.
  expect((await auditTrail(world)).filter(({ action }) => action === 'duty:make')).toHaveLength(4);
});

test('a job waits for who relied on it and has not committed: what they change is not missed', async () => {
  const { organizationId } = world;
  const data = { kind: 'policy', subjectId: await addPolicyFor(world, everyone) };
  await publishNext(world, data.subjectId, 'material');
  const { promise: asked, resolve: tellAsked } = Promise.withResolvers<void>();
  const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>();
  const joining = arrange(world, async (tenant) => {
    const person = {
      organizationId,
      id: newId(),
      email: 'late@inside.example',
      name: 'Late',
      createdBy: 'operator:test',
    };
    await tenant.person.create({ data: { ...person, createdAt: new Date(), changedAt: new Date() } });
    await enqueueIn(tenant, 'duty-reconcile', { ...data, organizationId });
    tellAsked();
    await mayCommit;
    return person.id;
  });
  await asked;
  const done = dutyJobs['duty-reconcile']({ ...data, organizationId });
  const waits = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  await expect.poll(async () => (await clients().pool.query(waits)).rowCount).toBeGreaterThan(0);
  commit();
  await done;
  expect(await dutiesOf(await joining)).toHaveLength(1);
});

describe('material and editorial versions', () => {
  let policyId: string;
  let bob: string;
  beforeEach(async () => {
    policyId = await addPolicyFor(world, everyone);
    bob = (await addPerson(world, { name: 'Bob', team: 'Support' })).personId;
    await publishNext(world, policyId, 'material');
    await again();
    await confirmDuty(world, { policyId, personId: ada });
    on('2026-03-05');
  });

  test('a material one asks everybody again and supersedes what was open', async () => {
    const second = await publishNext(world, policyId, 'material');
    await again();
    expect((await dutiesOf(ada)).map(({ outcome }) => outcome)).toEqual(['done', null]);
    const [old, next] = await dutiesOf(bob);
    expect(old?.outcome).toBe('superseded');
    expect(next).toEqual({ dueOn: '2026-03-19', outcome: null, policyVersionId: second });
  });

  test('an editorial one asks nobody who confirmed, and takes over open duties with their day', async () => {
    const second = await publishNext(world, policyId, 'editorial');
    await again();
    expect((await dutiesOf(ada)).map(({ outcome }) => outcome)).toEqual(['done']);
    expect(await dutiesOf(bob)).toEqual([{ dueOn: '2026-03-16', outcome: null, policyVersionId: second }]);
    const eve = (await addPerson(world, { name: 'Eve' })).personId;
    await again();
    expect(await dutiesOf(eve)).toEqual([{ dueOn: '2026-03-19', outcome: null, policyVersionId: second }]);
  });

  test('a retired policy ends what is open, and asks only those again who had not confirmed when it is restored', async () => {
    const retirement = {
      id: newId(),
      policyId,
      reason: 'Merged',
      retiredAt: new Date(),
      retiredBy: 'operator:test',
    };
    await arrange(world, (tenant) =>
      tenant.policyRetirement.create({ data: { organizationId: world.organizationId, ...retirement } }),
    );
    await again();
    expect((await dutiesOf(bob)).map(({ outcome }) => outcome)).toEqual(['retired']);
    await arrange(world, (tenant) =>
      tenant.policyRetirement.updateMany({ data: { restoredAt: new Date(), restoredBy: 'operator:test' } }),
    );
    await again();
    expect((await dutiesOf(bob)).map(({ outcome }) => outcome)).toEqual(['retired', null]);
    expect((await dutiesOf(ada)).map(({ outcome }) => outcome)).toEqual(['done']);
  });

  test('who leaves owes nothing, and keeps what they confirmed; who returns owes what is open', async () => {
    await change(bob, { leftOn: '2026-03-05' });
    await change(ada, { leftOn: '2026-03-05' });
    await again();
    expect((await dutiesOf(bob)).map(({ outcome }) => outcome)).toEqual(['left']);
    on('2026-09-01');
    await change(bob, { leftOn: null });
    await change(ada, { leftOn: null });
    await again();
    expect((await dutiesOf(bob)).at(-1)).toMatchObject({ dueOn: '2026-09-15', outcome: null });
    expect((await dutiesOf(ada)).map(({ outcome }) => outcome)).toEqual(['done']);
  });
});

test('an audience by team: joining makes the duty, leaving ends it, asked by hand it stays', async () => {
  const sales = await addAudienceOf(world, { team: ['Sales'] });
  const policyId = await addPolicyFor(world, sales);
  await publishNext(world, policyId, 'material');
  const bob = (await addPerson(world, { name: 'Bob', team: 'Support' })).personId;
  await again();
  expect([await dutiesOf(ada), await dutiesOf(bob)].map((list) => list.length)).toEqual([1, 0]);
  on('2026-04-20');
  await change(ada, { team: 'Support' });
  await change(bob, { team: 'Sales' });
  await again();
  expect((await dutiesOf(ada)).map(({ outcome }) => outcome)).toEqual(['out-of-audience']);
  expect(await dutiesOf(bob)).toMatchObject([{ dueOn: '2026-05-04', outcome: null }]);
  await arrange(world, (tenant) => tenant.duty.updateMany({ data: { cause: 'hand' } }));
  await change(bob, { team: '' });
  await again();
  expect(await dutiesOf(bob)).toMatchObject([{ outcome: null }]);
});

test('who starts later is asked from their first day, and checks before it', async () => {
  const { organizationId } = world;
  const policyId = await addPolicyFor(world, everyone);
  await publishNext(world, policyId, 'material');
  await change(ada, { startedOn: '2026-04-01' });
  await arrange(world, (tenant) =>
    tenant.check.create({
      data: {
        organizationId,
        id: newId(),
        kind: 'background-check',
        title: 'Background',
        audienceId: everyone,
        dueWithinDays: -3,
        createdAt: new Date(),
        createdBy: 'operator:test',
      },
    }),
  );
  await again();
  expect(await dutiesOf(ada)).toEqual([{ dueOn: '2026-03-29', outcome: null, policyVersionId: null }]);
  on('2026-04-03');
  await again();
  expect((await dutiesOf(ada)).at(-1)).toMatchObject({ dueOn: '2026-04-15' });
});

test('a course that recurs is asked for again before its day, and nobody begins overdue', async () => {
  const { organizationId } = world;
  const courseId = newId();
  const stamps = { createdAt: new Date(), createdBy: 'operator:test' };
  const course = { title: 'Phishing', kind: 'lessons', everyDays: 365, dueWithinDays: 30 };
  await arrange(world, (tenant) =>
    tenant.course.create({
      data: {
        ...{ organizationId, id: courseId, audienceId: everyone, ...course, ...stamps },
        lessons: { create: [{ position: 0, title: 'Mails', body: 'Look twice.' }] },
      },
    }),
  );
  await change(ada, { startedOn: '2020-01-01' });
  await again();
  expect(await dutiesOf(ada)).toMatchObject([{ dueOn: '2026-04-01' }]);
  await arrange(world, async (tenant) => {
    const duty = await tenant.duty.findFirstOrThrow();
    await tenant.completion.create({
      data: {
        organizationId,
        id: newId(),
        dutyId: duty.id,
        courseId,
        personId: ada,
        edition: 1,
        sha256: 'x',
        method: 'link',
        address: '',
        userAgent: '',
        completedAt: new Date(),
        recordedBy: 'operator:test',
      },
    });
  });
  await again();
  expect((await dutiesOf(ada)).map(({ outcome }) => outcome)).toEqual(['done']);
  on('2027-01-30');
  expect(await again()).toBe(0);
  on('2027-01-31');
  expect(await again()).toBe(1);
  expect((await dutiesOf(ada)).at(-1)).toMatchObject({ dueOn: '2027-03-02', outcome: null });
  await arrange(world, (tenant) =>
    tenant.course.updateMany({ where: { id: courseId }, data: { archivedAt: new Date() } }),
  );
  await again();
  expect((await dutiesOf(ada)).at(-1)).toMatchObject({ outcome: 'retired' });
});
