import { beforeEach, describe, expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { archiveProfile } from '#lib/profile/commands.ts';
import { changeEntries } from '#lib/profile/entry-commands.ts';
import { linesOf } from '#lib/profile/outline.ts';
import { getProfile } from '#lib/profile/queries.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrangeProfile, type ProfileGround } from '#lib/testing/profile.ts';
import { auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { addTask, changeTask, finishTask, reopenTask } from './commands.ts';
import { getTask } from './detail-queries.ts';
import { addGapTasks } from './gap-commands.ts';
import { getMyTasks, listTaskCalendar, listTasks } from './queries.ts';

useTestDatabase();
let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const add = (change: object = {}) =>
  addTask(world.actors.security, {
    title: 'Write it down',
    ownerId: world.actors.employee.memberId,
    dueOn: '2026-12-01',
    ...change,
  });

describe('who may not', () => {
  test.each(['approver', 'people', 'auditor', 'employee', 'visitor', 'anonymous', 'system'] as const)(
    '%s cannot add, change or reopen a task',
    async (kind) => {
      const taskId = await add();
      const actor = world.actors[kind];
      await expect(addTask(actor, { title: 'Mine' })).rejects.toThrow(Forbidden);
      await expect(changeTask(actor, { taskId, revision: 1, title: 'Mine' })).rejects.toThrow(Forbidden);
      await expect(reopenTask(actor, { taskId })).rejects.toThrow(Forbidden);
    },
  );

  test('somebody else than its owner cannot end it, and does not learn that it is there', async () => {
    const taskId = await add();
    await expect(finishTask(world.actors.people, { taskId, outcome: 'done' })).rejects.toThrow(NotFound);
    await expect(finishTask(world.actors.auditor, { taskId, outcome: 'done' })).rejects.toThrow(Forbidden);
  });

  test('another organization has no such task, and cannot give one to our member (T01, T02)', async () => {
    const taskId = await add();
    const { owner } = (await createWorld()).actors;
    await expect(getTask(owner, { taskId })).rejects.toThrow(NotFound);
    await expect(finishTask(owner, { taskId, outcome: 'done' })).rejects.toThrow(NotFound);
    await expect(changeTask(owner, { taskId, revision: 1, title: 'x' })).rejects.toThrow(NotFound);
    await expect(addTask(owner, { title: 'x', ownerId: world.actors.people.memberId })).rejects.toThrow(
      Invalid,
    );
    expect((await listTasks(owner, {})).rows).toEqual([]);
  });
});

describe('a task', () => {
  test('is done by its owner, and reopened by whoever may change tasks; both stay known', async () => {
    const taskId = await add();
    const { employee, security, approver } = world.actors;
    expect((await getMyTasks(employee, {})).rows).toMatchObject([{ id: taskId, dueOn: '2026-12-01' }]);
    await finishTask(employee, { taskId, outcome: 'done' });
    await expect(finishTask(security, { taskId, outcome: 'done' })).rejects.toThrow(Conflict);
    expect((await getMyTasks(employee, {})).rows).toEqual([]);
    expect((await listTasks(approver, { filters: { state: 'done' } })).rows).toMatchObject([
      { state: 'done' },
    ]);
    await reopenTask(security, { taskId });
    await expect(reopenTask(security, { taskId })).rejects.toThrow(Conflict);
    const task = await getTask(approver, { taskId });
    expect(task).toMatchObject({
      state: 'open',
      ends: [{ outcome: 'done', endedByName: 'Employee Person' }],
    });
    const trail = (await auditTrail(world)).filter(({ subject }) => subject === `task:${taskId}`);
    expect(trail.map(({ action }) => action)).toEqual(['task:add', 'task:finish', 'task:reopen']);
  });

  test('that is dropped says why', async () => {
    const taskId = await add();
    const { security } = world.actors;
    await expect(finishTask(security, { taskId, outcome: 'dropped' })).rejects.toThrow(/why/);
    await finishTask(security, { taskId, outcome: 'dropped', reason: 'The product ends.' });
    const change = changeTask(security, { taskId, revision: 1, title: 'Other' });
    await expect(change).rejects.toThrow(/ended/);
  });

  test('is changed by one of two people at once', async () => {
    const taskId = await add();
    await changeTask(world.actors.admin, { taskId, revision: 1, title: 'First' });
    const second = changeTask(world.actors.security, { taskId, revision: 1, title: 'Second' });
    await expect(second).rejects.toThrow(Conflict);
    expect(await getTask(world.actors.approver, { taskId })).toMatchObject({ title: 'First', dueOn: null });
  });

  test('stands in the calendar in its month, also on 29 February, and comes by its day', async () => {
    await add({ title: 'Never', dueOn: '' });
    const taskId = await add({ title: 'Leap', dueOn: '2028-02-29' });
    await expect(add({ dueOn: '2026-02-29' })).rejects.toThrow(Invalid);
    const { approver } = world.actors;
    expect(await listTaskCalendar(approver, { month: '2028-02' })).toMatchObject([{ id: taskId }]);
    expect(await listTaskCalendar(approver, { month: '2028-03' })).toEqual([]);
    expect((await listTasks(approver, {})).rows.map(({ title }) => title)).toEqual(['Leap', 'Never']);
  });
});

describe('the gaps of a profile', () => {
  let ground: ProfileGround;
  const idOf = (identifier: string) => ground.ids.get(identifier) ?? '';
  const make = (...identifiers: string[]) =>
    addGapTasks(world.actors.security, {
      profileId: ground.profileId,
      requirementIds: identifiers.map(idOf),
      ownerId: world.actors.employee.memberId,
      dueOn: '2026-12-24',
    });
  beforeEach(async () => {
    ground = await arrangeProfile(world);
    const entries = ['PR.AA-01', 'PR.AA-02'].map((identifier) => ({
      requirementId: idOf(identifier),
      seen: 0,
      set: { currentTier: 1, targetTier: 3, reason: 'Customers ask.' } as const,
    }));
    await changeEntries(world.actors.security, { profileId: ground.profileId, entries });
  });

  test('become tasks once: whoever asks again is told that there is one', async () => {
    expect(await make('PR.AA-01')).toEqual({ made: 1, had: 0 });
    expect(await make('PR.AA-01', 'PR.AA-02')).toEqual({ made: 1, had: 1 });
    const { rows } = await getMyTasks(world.actors.employee, {});
    expect(rows).toMatchObject([
      {
        title: 'Raise PR.AA-01 from 1 Partial to 3 Repeatable',
        identifier: 'PR.AA-01',
        profileName: ground.name,
      },
      { identifier: 'PR.AA-02' },
    ]);
    const { functions } = await getProfile(world.actors.approver, { profileId: ground.profileId });
    expect(linesOf(functions).find(({ identifier }) => identifier === 'PR.AA-01')).toMatchObject({
      openTasks: 1,
    });
    await finishTask(world.actors.employee, { taskId: rows[0]?.id ?? '', outcome: 'done' });
    expect(await make('PR.AA-01')).toEqual({ made: 1, had: 0 });
  });

  test('become tasks all or none, and only where there is a gap', async () => {
    await expect(make('PR.AA-01', 'PR.DS-01')).rejects.toThrow(/PR.DS-01 has no gap/);
    expect((await listTasks(world.actors.approver, {})).rows).toEqual([]);
    await archiveProfile(world.actors.security, { profileId: ground.profileId });
    await expect(make('PR.AA-01')).rejects.toThrow(Conflict);
  });

  test('of another organization are not there (T01)', async () => {
    const { owner } = (await createWorld()).actors;
    const input = { profileId: ground.profileId, requirementIds: [idOf('PR.AA-01')] };
    await expect(addGapTasks(owner, input)).rejects.toThrow(NotFound);
  });
});
