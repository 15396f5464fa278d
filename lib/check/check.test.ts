import { describe, expect, test } from 'vitest';
import { listDone } from '#lib/acknowledgement/owed-queries.ts';
import { Conflict, Forbidden, Invalid, NotFound, Stale } from '#lib/errors.ts';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { newId } from '#lib/id.ts';
import { pieces } from '#lib/testing/bytes.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { markOf } from '#lib/testing/mark.ts';
import { arrangeDuty } from '#lib/testing/training.ts';
import { addPerson, arrange, createWorld } from '#lib/testing/world.ts';
import { addCheck, archiveCheck, attestCheck, changeCheck, recordCheck, restoreCheck } from './commands.ts';
import { getCheck, getCheckFile, getOwnCheck } from './detail-queries.ts';
import { getChecked, listChecks } from './queries.ts';

useTestDatabase();

async function ground(change: object = {}) {
  const world = await createWorld();
  await arrange(world, (tenant) => createOrganizationKey(tenant, world.organizationId, new Date()));
  const person = await addPerson(world);
  const title = `Check ${markOf(newId())}`;
  const checkId = await addCheck(world.actors.people, { kind: 'background-check', title, ...change });
  const dutyId = await arrangeDuty(world, person, { checkId });
  const record = (outcome: 'passed' | 'failed' | 'exempt', reason = '') =>
    recordCheck(world.actors.people, { checkId, personId: person.personId, outcome, reason });
  return { world, person, checkId, dutyId, record };
}

describe('who may not', () => {
  test('only those who look after people add, change, archive and record (T01)', async () => {
    const { world, person, checkId } = await ground();
    const { security, approver, auditor, employee, visitor, anonymous, system } = world.actors;
    for (const actor of [security, approver, auditor, employee, visitor, anonymous, system, person]) {
      await expect(addCheck(actor, { kind: 'other', title: 'Mine' })).rejects.toThrow(Forbidden);
      await expect(
        changeCheck(actor, { checkId, revision: 1, kind: 'other', title: 'Mine' }),
      ).rejects.toThrow(Forbidden);
      await expect(archiveCheck(actor, { checkId })).rejects.toThrow(Forbidden);
      const result = { checkId, personId: person.personId, outcome: 'passed' } as const;
      await expect(recordCheck(actor, result)).rejects.toThrow(Forbidden);
    }
  });

  test('whoever looks after people records neither their own background nor that they are exempt', async () => {
    const { world, person, checkId, record } = await ground();
    const { people, admin } = world.actors;
    await arrange(world, (tenant) =>
      tenant.person.updateMany({ where: { id: person.personId }, data: { memberId: people.memberId } }),
    );
    for (const outcome of ['passed', 'failed', 'exempt'] as const)
      await expect(record(outcome, 'The law')).rejects.toThrow(/ask a colleague/);
    const device = await addCheck(people, { kind: 'device', title: 'Devices' });
    const mine = { checkId: device, personId: person.personId, reason: 'None' } as const;
    await expect(recordCheck(people, { ...mine, outcome: 'exempt' })).rejects.toThrow(/ask a colleague/);
    await recordCheck(people, { ...mine, outcome: 'passed' });
    await recordCheck(admin, { checkId, personId: person.personId, outcome: 'passed' });
  });

  test('another organization has no such check (T02)', async () => {
    const { checkId, person, dutyId } = await ground();
    const other = await createWorld();
    const { owner } = other.actors;
    await expect(getCheck(owner, { checkId })).rejects.toThrow(NotFound);
    await expect(archiveCheck(owner, { checkId })).rejects.toThrow(NotFound);
    const result = { checkId, personId: person.personId, outcome: 'passed' } as const;
    await expect(recordCheck(owner, result)).rejects.toThrow(NotFound);
    expect((await getChecked(owner, { checkId })).rows).toEqual([]);
    await expect(getOwnCheck(await addPerson(other), { dutyId })).rejects.toThrow(NotFound);
  });
});

describe('what came out of a background check', () => {
  test.each(['passed', 'exempt', 'failed'] as const)(
    '%s is told to owners, admins and people alone; everybody else reads whether it is done',
    async (outcome) => {
      const { world, person, checkId, dutyId, record } = await ground();
      const resultId = await record(outcome, 'Law of the country forbids it');
      const { owner, admin, people, security, approver, operator, auditor, employee } = world.actors;
      const seen = async (actor: typeof owner | typeof operator) =>
        (await getChecked(actor, { checkId })).rows[0];
      for (const actor of [owner, admin, people]) expect(await seen(actor)).toMatchObject({ outcome });
      const state = outcome === 'failed' ? 'open' : 'done';
      for (const actor of [security, approver, operator]) {
        const row = await seen(actor);
        expect(row).toMatchObject({ state, outcome: null, reason: null, resultId: null, file: false });
        if (outcome === 'failed') expect(row?.recordedAt).toBeNull();
      }
      for (const actor of [auditor, employee, person])
        await expect(getChecked(actor, { checkId })).rejects.toThrow(Forbidden);
      for (const actor of [security, approver, operator, auditor, employee, person])
        await expect(getCheckFile(actor, { resultId })).rejects.toThrow(Forbidden);
      // Nor do the log, the duty or the person's own page tell.
      const told = await arrange(world, async (tenant) => [
        await tenant.auditEvent.findMany({ select: { body: true } }),
        await tenant.auditEventDetail.findMany({ select: { detail: true } }),
        await tenant.duty.findMany({ where: { id: dutyId } }),
      ]);
      const own = await getOwnCheck(person, { dutyId });
      expect(JSON.stringify([told, own])).not.toMatch(/exempt|failed|passed|forbids/);
      // Whom the log named with a result, and who owes it still, has failed.
      const events = await arrange(world, (tenant) =>
        tenant.auditEvent.findMany({ where: { action: 'check:record' }, select: { body: true } }),
      );
      expect(JSON.stringify(events)).toContain(resultId);
      expect(JSON.stringify(events)).not.toMatch(new RegExp(`${person.personId}|${dutyId}`));
      expect(own.done).toBe(outcome !== 'failed');
    },
  );

  test('is exempt for a reason only, and kept with its file', async () => {
    const { world, person, checkId, record } = await ground();
    await expect(record('exempt')).rejects.toThrow(/why/);
    const input = { checkId, personId: person.personId, outcome: 'passed' } as const;
    const file = { fileName: 'report.pdf', source: pieces('%PDF-1.7\n%%EOF') };
    const resultId = await recordCheck(world.actors.people, input, file);
    expect(await getCheckFile(world.actors.admin, { resultId })).toMatchObject({ name: 'report.pdf' });
    const html = { fileName: 'report.pdf', source: pieces('<html>') };
    await expect(recordCheck(world.actors.people, input, html)).rejects.toThrow(Invalid);
  });

  test('that failed is owed on; a later result counts, also of somebody who owed nothing', async () => {
    const { world, checkId, record } = await ground();
    const { people } = world.actors;
    await record('failed', 'Not yet');
    expect((await getChecked(people, { checkId })).rows).toMatchObject([
      { state: 'open', outcome: 'failed' },
    ]);
    await record('passed');
    expect((await getChecked(people, { checkId })).rows).toMatchObject([
      { state: 'done', outcome: 'passed' },
    ]);
    const late = await addPerson(world);
    await recordCheck(people, { checkId, personId: late.personId, outcome: 'passed' });
    expect((await listChecks(people, {})).rows).toMatchObject([{ done: 2, open: 0, overdue: 0 }]);
  });
});

describe('what people say of themselves', () => {
  test('is taken where the check says so, once, from themselves alone', async () => {
    const { world, person, dutyId } = await ground({ kind: 'device', selfAttested: true });
    await expect(attestCheck(await addPerson(world), { dutyId })).rejects.toThrow(NotFound);
    await expect(attestCheck(world.actors.owner, { dutyId })).rejects.toThrow(Forbidden);
    const both = await Promise.allSettled([attestCheck(person, { dutyId }), attestCheck(person, { dutyId })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const { title } = await getOwnCheck(person, { dutyId });
    expect(await getOwnCheck(person, { dutyId })).toMatchObject({ done: true, open: false });
    expect(await listDone(person, {})).toMatchObject([{ id: dutyId, kind: 'check', title }]);
  });

  test('is not taken where it does not, and never of their own background', async () => {
    const { world, person, dutyId } = await ground({ kind: 'confidentiality' });
    await expect(attestCheck(person, { dutyId })).rejects.toThrow(Conflict);
    const own = { kind: 'background-check', title: 'Own', selfAttested: true } as const;
    await expect(addCheck(world.actors.people, own)).rejects.toThrow(/themselves/);
  });
});

test('a check is changed by one of two people at once, archived and restored', async () => {
  const { world, checkId } = await ground();
  const { people, admin } = world.actors;
  const change = { checkId, kind: 'other', title: 'Keys handed over' } as const;
  await changeCheck(people, { ...change, revision: 1 });
  await expect(changeCheck(admin, { ...change, revision: 1 })).rejects.toThrow(Stale);
  await archiveCheck(people, { checkId });
  await expect(archiveCheck(admin, { checkId })).rejects.toThrow(Conflict);
  expect((await listChecks(admin, {})).rows).toEqual([]);
  expect((await listChecks(admin, { filters: { state: 'archived' } })).rows).toHaveLength(1);
  await restoreCheck(people, { checkId });
  await expect(restoreCheck(admin, { checkId })).rejects.toThrow(NotFound);
});
