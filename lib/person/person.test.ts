import { expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { openText } from '#lib/mail/sealing.ts';
import { acceptInvitation, inviteMember } from '#lib/member/invitation-commands.ts';
import { listMatches } from '#lib/search/queries.ts';
import { findPersonActor } from '#lib/session/queries.ts';
import { startSession } from '#lib/session/steps.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrangePersons } from '#lib/testing/person.ts';
import { arrange, auditTrail, createWorld } from '#lib/testing/world.ts';
import { addPerson, changePerson } from './commands.ts';
import { getPerson, getPersonHistory } from './detail-queries.ts';
import { listDutiesOfPerson } from './duty-queries.ts';
import { leavePerson, rejoinPerson } from './leave-commands.ts';
import { listPersonChoices, listPersons } from './queries.ts';

useTestDatabase();

const ada = {
  email: 'Ada@Inside.example',
  name: 'Ada',
  team: 'Engineering',
  privateEmail: 'ada@home.example',
};

test('whoever does not look after people cannot change the directory, and strangers do not see it', async () => {
  const { actors } = await createWorld();
  const personId = await addPerson(actors.people, ada);
  const { security, approver, auditor, employee, visitor, anonymous } = actors;
  for (const actor of [security, approver, auditor, employee, visitor, anonymous]) {
    await expect(addPerson(actor, { ...ada, email: 'x@inside.example' })).rejects.toThrow(Forbidden);
    await expect(changePerson(actor, { ...ada, personId, revision: 1 })).rejects.toThrow(Forbidden);
    await expect(leavePerson(actor, { personId, leftOn: '2026-01-01' })).rejects.toThrow(Forbidden);
  }
  for (const actor of [auditor, employee, visitor, anonymous]) {
    await expect(listPersons(actor, {})).rejects.toThrow(Forbidden);
    await expect(getPerson(actor, { personId })).rejects.toThrow(Forbidden);
  }
});

test('people of another organization do not exist here', async () => {
  const [ours, theirs] = [await createWorld(), await createWorld()];
  const personId = await addPerson(theirs.actors.people, ada);
  const { people } = ours.actors;
  await expect(getPerson(people, { personId })).rejects.toThrow(NotFound);
  await expect(getPersonHistory(people, { personId })).rejects.toThrow(NotFound);
  await expect(changePerson(people, { ...ada, personId, revision: 1 })).rejects.toThrow(NotFound);
  await expect(leavePerson(people, { personId, leftOn: '2026-01-01' })).rejects.toThrow(NotFound);
  await expect(rejoinPerson(people, { personId })).rejects.toThrow(NotFound);
  expect((await listDutiesOfPerson(people, { personId })).duties).toEqual([]);
  const foreign = { email: 'ben@inside.example', name: 'Ben', managerEmail: 'ada@inside.example' };
  await expect(addPerson(people, foreign)).rejects.toThrow('nobody with the address ada@inside.example');
  expect((await listPersons(people, {})).rows).toEqual([]);
});

test('the private address is told to stewards alone, and the log keeps it out of itself', async () => {
  const world = await createWorld();
  const { people, owner, security, approver } = world.actors;
  const personId = await addPerson(people, ada);
  const input = { ...ada, personId, revision: 1, privateEmail: 'other@home.example', team: 'Sales' };
  await changePerson(owner, input);
  expect(await getPerson(people, { personId })).toMatchObject({ privateEmail: 'other@home.example' });
  for (const reader of [security, approver]) {
    const said = JSON.stringify([
      await getPerson(reader, { personId }),
      await getPersonHistory(reader, { personId }),
      await listPersons(reader, { search: 'ada' }),
    ]);
    expect(said).toContain('Sales');
    expect(said).not.toContain('home.example');
  }
  const stored = await arrange(world, async (tenant) =>
    JSON.stringify([
      await tenant.auditEvent.findMany({ select: { body: true } }),
      await tenant.auditEventDetail.findMany(),
    ]),
  );
  expect(stored).not.toContain('home.example');
});

test('an added and changed person is found, told apart by team and manager, and the log says what became of them', async () => {
  const world = await createWorld();
  const { people } = world.actors;
  const boss = await addPerson(people, ada);
  const ben = { email: 'ben@inside.example', name: 'Ben', team: 'Sales', managerEmail: 'ADA@inside.example' };
  const personId = await addPerson(people, ben);
  await changePerson(people, { ...ben, personId, revision: 1, team: 'Support', startedOn: '2026-01-05' });
  const { rows } = await listPersons(people, { filters: { manager: boss, team: 'Support' } });
  expect(rows).toMatchObject([
    { name: 'Ben', managerName: 'Ada', startedOn: '2026-01-05', standing: 'here', open: 0 },
  ]);
  const [changed, added] = await getPersonHistory(people, { personId });
  expect(changed).toMatchObject({
    action: 'person:change',
    changes: [
      { field: 'team', before: 'Sales', after: 'Support' },
      { field: 'startedOn', before: '', after: '2026-01-05' },
    ],
  });
  expect(added?.action).toBe('person:add');
  expect((await auditTrail(world)).map(({ action }) => action)).toEqual([
    'person:add',
    'person:add',
    'person:change',
  ]);
  const choices = await listPersonChoices(people, {});
  expect(choices.teams.map(({ value }) => value)).toEqual(['Engineering', 'Support']);
  expect(choices.managers.map(({ name }) => name)).toEqual(['Ada']);
});

test('a loop of managers is refused with the chain, also when two close it at once', async () => {
  const world = await createWorld();
  const { people, admin } = world.actors;
  const [a = '', b = '', c = ''] = await arrangePersons(world, 3, (index) => ({
    email: `${'abc'[index]}@inside.example`,
    name: 'ABC'[index] ?? '',
  }));
  const manage = (actor: typeof people, personId: string, who: string, manager: string, revision = 1) =>
    changePerson(actor, {
      personId,
      revision,
      name: who.toUpperCase(),
      email: `${who}@inside.example`,
      managerEmail: `${manager}@inside.example`,
    });
  await manage(people, b, 'b', 'a');
  await manage(people, c, 'c', 'b');
  await expect(manage(people, a, 'a', 'c')).rejects.toThrow('A → C → B → A');
  await expect(manage(people, a, 'a', 'a')).rejects.toThrow('A → A');
  const [d = '', e = ''] = await arrangePersons(world, 2, (index) => ({
    email: `${'de'[index]}@inside.example`,
    name: 'DE'[index] ?? '',
  }));
  const done = await Promise.allSettled([manage(people, d, 'd', 'e'), manage(admin, e, 'e', 'd')]);
  expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('an address is there once, also when it is added twice at once in other letters', async () => {
  const { people, admin } = (await createWorld()).actors;
  const done = await Promise.allSettled([
    addPerson(people, ada),
    addPerson(admin, { ...ada, email: 'ADA@INSIDE.EXAMPLE' }),
  ]);
  expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await expect(addPerson(people, ada)).rejects.toThrow('Ada has this address already.');
  expect((await listPersons(people, {})).rows).toHaveLength(1);
});

test('formulas, wrong addresses and stale forms are refused with a sentence', async () => {
  const { people } = (await createWorld()).actors;
  for (const wrong of [
    { name: '=1+1' },
    { team: '@SUM(A1)' },
    { role: '-2+3' },
    { email: 'ada@inside' },
    { startedOn: '1.2.26' },
  ])
    await expect(addPerson(people, { ...ada, ...wrong })).rejects.toThrow(Invalid);
  const personId = await addPerson(people, ada);
  await changePerson(people, { ...ada, personId, revision: 1, team: 'Other' });
  await expect(changePerson(people, { ...ada, personId, revision: 1 })).rejects.toThrow(Conflict);
});

test('a person and the member with their address are tied, whoever comes first', async () => {
  const world = await createWorld();
  const { people, operator, anonymous, employee } = world.actors;
  const first = await addPerson(people, { name: 'Employee', email: employee.email });
  expect(await getPerson(people, { personId: first })).toMatchObject({ member: { id: employee.memberId } });
  const personId = await addPerson(people, ada);
  const { link, memberId } = await inviteMember(operator, {
    email: ada.email,
    name: 'Ada',
    roles: ['employee'],
  });
  expect(await getPerson(people, { personId })).toMatchObject({ member: null });
  const token = link?.split('/').at(-1) ?? '';
  await acceptInvitation(
    { ...anonymous, origin: { ...anonymous.origin, requestId: newId() } },
    { token, name: 'Ada', password: 'seven quiet otters row' },
  );
  expect(await getPerson(people, { personId })).toMatchObject({ member: { id: memberId } });
});

test('another address ends what the former one opened and is told to it; nobody makes a record their own (T12, T20)', async () => {
  const world = await createWorld();
  const { people, owner, anonymous } = world.actors;
  const personId = await addPerson(people, { email: owner.email, name: 'Olga Owner' });
  const session = await arrange(world, (tenant) =>
    startSession(
      { tenant, organizationId: world.organizationId, now: new Date(), actor: anonymous },
      { personId },
    ),
  );
  expect(await findPersonActor(session.token, anonymous.origin)).toMatchObject({ personId });
  // Whoever looks after people would read and confirm what the owner owes.
  const takeover = { personId, revision: 1, email: people.email, name: 'Olga Owner' };
  await expect(changePerson(people, takeover)).rejects.toThrow(Invalid);
  expect(await findPersonActor(session.token, anonymous.origin)).toMatchObject({ personId });
  await changePerson(people, { ...takeover, email: 'olga@elsewhere.example' });
  expect(await findPersonActor(session.token, anonymous.origin)).toBeNull();
  const mails = await arrange(world, (tenant) =>
    tenant.mail.findMany({ where: { template: 'address-changed' } }),
  );
  expect(mails).toMatchObject([{ recipient: owner.email }]);
  const [mail] = mails;
  expect(mail && openText(world.organizationId, mail.id, mail.text)).toContain('olga@elsewhere.example');
  // What is said besides ends nothing, and tells nobody.
  await changePerson(people, { ...takeover, revision: 2, email: 'olga@elsewhere.example', team: 'Board' });
  expect(await arrange(world, (tenant) => tenant.mail.count())).toBe(1);
});

test('people are found by name and address by whoever may see the directory, by nobody else', async () => {
  const { people, approver, security, auditor, employee } = (await createWorld()).actors;
  const personId = await addPerson(people, ada);
  const found = [{ noun: 'person', id: personId, name: 'Ada' }];
  expect(await listMatches(approver, { text: 'ada' })).toMatchObject(found);
  expect(await listMatches(security, { text: 'ada@inside' })).toMatchObject(found);
  expect(await listMatches(people, { text: 'ada' })).toMatchObject(found);
  for (const actor of [auditor, employee])
    await expect(listMatches(actor, { text: 'ada' })).rejects.toThrow(Forbidden);
  expect(await listMatches(security, { text: 'home.example' })).toEqual([]);
});
