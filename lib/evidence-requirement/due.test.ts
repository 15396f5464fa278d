import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dateOf } from '#lib/day.ts';
import { withTenantReader } from '#lib/db/tenant.ts';
import { remindDuties } from '#lib/duty/reminders.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addLinkEvidence, addPlainControl, reviewAs } from '#lib/testing/evidence.ts';
import { arrange, createWorld, type World } from '#lib/testing/world.ts';
import { addEvidenceRequirement, changeEvidenceRequirement, endEvidenceRequirement } from './commands.ts';
import { getMyWork, getWaitingReviews, listCalendar, listEvidenceRequirements } from './queries.ts';

useTestDatabase();
let world: World;
let controlId: string;
beforeEach(async () => {
  world = await createWorld();
  controlId = await addPlainControl(world, 'AC-01', world.actors.approver.memberId);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Europe/Berlin is an hour ahead of UTC in winter; work begins at nine. */
const clock = (moment: string) => vi.useFakeTimers({ now: new Date(moment), toFake: ['Date'] });
const ask = (startsOn: string, change: { everyDays?: number | ''; responsibleId?: string } = {}) =>
  addEvidenceRequirement(world.actors.security, {
    controlId,
    what: 'Signed review',
    everyDays: 90,
    responsibleId: world.actors.employee.memberId,
    startsOn,
    ...change,
  });
const mails = () =>
  arrange(world, (tenant) =>
    tenant.mail.findMany({ orderBy: { createdAt: 'asc' }, select: { recipient: true, subject: true } }),
  );

describe('who may not ask for evidence', () => {
  test.each(['approver', 'people', 'auditor', 'employee', 'visitor', 'anonymous', 'system'] as const)(
    '%s',
    async (kind) => {
      const input = { controlId, what: 'x', everyDays: '', responsibleId: '', startsOn: '2026-01-01' };
      await expect(addEvidenceRequirement(world.actors[kind], input)).rejects.toThrow(Forbidden);
    },
  );

  test('somebody of another organization, of a control or with a member that is not theirs (T01, T02)', async () => {
    const { evidenceRequirementId } = await ask('2026-01-01');
    const theirs = await createWorld();
    const { owner } = theirs.actors;
    const input = { controlId, what: 'x', everyDays: '', responsibleId: '', startsOn: '2026-01-01' };
    await expect(addEvidenceRequirement(owner, input)).rejects.toThrow(NotFound);
    await expect(endEvidenceRequirement(owner, { evidenceRequirementId })).rejects.toThrow(NotFound);
    await expect(ask('2026-01-01', { responsibleId: owner.memberId })).rejects.toThrow(Invalid);
  });
});

describe('when it is due', () => {
  const due = async () => (await listEvidenceRequirements(world.actors.approver, { controlId })).rows[0];
  const health = async (at: Date) =>
    withTenantReader(world.organizationId, async (tenant) => {
      const { rows } = await sql<{ dueOn: string | null }>`
        SELECT to_char("dueOn", 'YYYY-MM-DD') AS "dueOn" FROM control_health(${at}, ${at}::date)`.execute(
        tenant,
      );
      return rows[0]?.dueOn ?? null;
    });

  test('follows what was accepted, as the health of the control does', async () => {
    clock('2026-03-10T10:00:00Z');
    const { evidenceRequirementId } = await ask('2026-03-31');
    expect(await due()).toMatchObject({ dueOn: '2026-03-31', waitingOn: null, acceptedOn: null });
    const answer = { evidenceRequirementId, collectedOn: '2026-03-01' };
    clock('2026-03-10T11:00:00Z');
    const { itemId } = await addLinkEvidence(world.actors.security, [controlId], answer);
    expect(await due()).toMatchObject({ dueOn: '2026-03-31', waitingOn: '2026-03-01' });
    clock('2026-03-10T12:00:00Z');
    await reviewAs(world.actors.admin, itemId, 'accepted');
    expect(await due()).toMatchObject({ dueOn: '2026-05-30', waitingOn: null, acceptedOn: '2026-03-01' });
    expect(await health(new Date('2026-03-10T13:00:00Z'))).toBe('2026-05-30');
    clock('2026-03-10T14:00:00Z');
    await reviewAs(world.actors.admin, itemId, 'rejected');
    expect(await due()).toMatchObject({ dueOn: '2026-03-31', acceptedOn: null });
    const once = {
      evidenceRequirementId,
      what: 'Once',
      everyDays: '',
      responsibleId: '',
      startsOn: '2026-03-31',
    };
    clock('2026-03-10T15:00:00Z');
    await reviewAs(world.actors.admin, itemId, 'accepted');
    const changed = await changeEvidenceRequirement(world.actors.security, once);
    expect(await due()).toMatchObject({ id: changed.evidenceRequirementId, dueOn: null, what: 'Once' });
    await expect(endEvidenceRequirement(world.actors.security, { evidenceRequirementId })).rejects.toThrow(
      Conflict,
    );
    await endEvidenceRequirement(world.actors.security, changed);
    expect(await due()).toBeUndefined();
  });

  test('each member sees what they owe; whoever is not named falls back to the owner of the control', async () => {
    const { employee, approver, security } = world.actors;
    await ask('2026-03-31');
    await ask('2024-02-29', { responsibleId: '' });
    expect((await getMyWork(employee, {})).owed.map(({ dueOn }) => dueOn)).toEqual(['2026-03-31']);
    expect((await getMyWork(approver, {})).owed.map(({ dueOn }) => dueOn)).toEqual(['2024-02-29']);
    expect((await getMyWork(security, {})).owed).toEqual([]);
    const { entries } = await listCalendar(approver, { month: '2024-02' });
    expect(entries).toMatchObject([{ on: '2024-02-29', kind: 'requirement' }]);
    await expect(listCalendar(employee, { month: '2024-02' })).rejects.toThrow(Forbidden);
    await expect(listCalendar(approver, { month: '2024-13' })).rejects.toThrow(Invalid);
    await addLinkEvidence(security, [controlId]);
    expect((await getWaitingReviews(approver, {})).count).toBe(1);
    expect((await getWaitingReviews(security, {})).count).toBe(0);
  });
});

describe('reminders', () => {
  test('come once on each of their days, however often and by however many workers they are looked for', async () => {
    clock('2026-10-01T10:00:00Z');
    await ask('2026-12-10');
    const days: string[] = [];
    for (
      let day = new Date('2026-11-01T00:00:00Z');
      day < new Date('2026-12-20');
      day = new Date(day.getTime() + 86_400_000)
    ) {
      for (const hour of ['07:59', '08:00', '12:00']) {
        clock(`${day.toISOString().slice(0, 10)}T${hour}:00Z`);
        const sent = await Promise.all([1, 2].map(() => remindDuties(world.organizationId)));
        if (sent.some((count) => count > 0)) days.push(`${day.toISOString().slice(5, 10)} ${hour}`);
      }
    }
    expect(days).toEqual(['11-10 08:00', '12-03 08:00', '12-09 08:00', '12-10 08:00', '12-11 08:00']);
    expect(await mails()).toHaveLength(5);
  }, 120_000);

  test('are one mail a person and day, and what comes up later that day follows on the next', async () => {
    clock('2026-11-02T10:00:00Z');
    await ask('2026-11-20');
    await ask('2026-11-20', { everyDays: '' });
    await ask('2026-11-20', { responsibleId: '' });
    clock('2026-11-19T10:00:00Z');
    await remindDuties(world.organizationId);
    const first = await mails();
    expect(first.map(({ recipient }) => recipient).toSorted()).toEqual(
      [world.actors.approver.email, world.actors.employee.email].toSorted(),
    );
    expect(first.map(({ subject }) => subject).toSorted()).toEqual([
      '2 things to do for Northwind Data',
      'To do for Northwind Data: Evidence for AC-01: Signed review',
    ]);
    await ask('2026-11-19', { everyDays: '' });
    await remindDuties(world.organizationId);
    expect(await mails()).toHaveLength(2);
    clock('2026-11-20T10:00:00Z');
    await remindDuties(world.organizationId);
    const told = (await mails()).slice(2).map(({ subject }) => subject);
    expect(told).toContain('Overdue at Northwind Data: Evidence for AC-01: Signed review');
  });

  test('end with what was brought, and go on when it is rejected', async () => {
    clock('2026-11-02T10:00:00Z');
    const { evidenceRequirementId } = await ask('2026-11-20');
    clock('2026-11-18T10:00:00Z');
    const answer = { evidenceRequirementId, collectedOn: '2026-11-18' };
    const { itemId } = await addLinkEvidence(world.actors.security, [controlId], answer);
    expect(await remindDuties(world.organizationId)).toBe(0);
    await reviewAs(world.actors.admin, itemId, 'rejected', 'Wrong system');
    expect(await remindDuties(world.organizationId)).toBe(1);
  });

  test('a worker that dies half-way has told nobody, and the next one tells everybody once', async () => {
    clock('2026-11-02T10:00:00Z');
    const { evidenceRequirementId } = await ask('2026-11-20');
    clock('2026-11-20T10:00:00Z');
    // What a worker wrote that died before its commit is not there; what another wrote is.
    const half = arrange(world, async (tenant) => {
      const row = { evidenceRequirementId, dueOn: dateOf('2026-11-20') ?? new Date(), daysBefore: 0 };
      await tenant.evidenceReminder.create({
        data: { organizationId: world.organizationId, ...row, remindedAt: new Date() },
      });
      throw new Error('killed');
    });
    await expect(half).rejects.toThrow('killed');
    expect(await mails()).toHaveLength(0);
    expect(await remindDuties(world.organizationId)).toBe(1);
    expect(await remindDuties(world.organizationId)).toBe(0);
    const rows = await arrange(world, (tenant) => tenant.evidenceReminder.count());
    expect([rows, (await mails()).length]).toEqual([1, 1]);
  });
});
