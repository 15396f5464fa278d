import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addAbsence } from '#lib/absence/commands.ts';
import { acknowledge } from '#lib/acknowledgement/commands.ts';
import { recordAcknowledgements } from '#lib/acknowledgement/record-commands.ts';
import { type PersonActor, roles } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { addCheck, recordCheck } from '#lib/check/commands.ts';
import { addTemplate, endItem, makeChecklist } from '#lib/checklist/commands.ts';
import { askQuestion } from '#lib/duty-question/commands.ts';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { openText } from '#lib/mail/sealing.ts';
import { changePerson } from '#lib/person/commands.ts';
import { getPerson } from '#lib/person/detail-queries.ts';
import { draftPersonImport } from '#lib/person/import-commands.ts';
import { leavePerson, rejoinPerson } from '#lib/person/leave-commands.ts';
import { listPersons } from '#lib/person/queries.ts';
import { listMatches } from '#lib/search/queries.ts';
import { updateDutiesSetting, updatePrivacySetting } from '#lib/setting/commands.ts';
import { owe } from '#lib/testing/acknowledgement.ts';
import { pieces } from '#lib/testing/bytes.ts';
import { testDatabase, useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { samplePdf } from '#lib/testing/document.ts';
import { publishedPolicy } from '#lib/testing/policy.ts';
import { tenantTables } from '#lib/testing/rows.ts';
import { addQuizCourse } from '#lib/testing/training.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { recordCompletion } from '#lib/training/completion-commands.ts';
import { holdPerson, liftHold } from './hold-commands.ts';
import { eraseDue } from './housekeeping.ts';
import { erasePerson } from './person-commands.ts';
import { previewPersonErasure } from './person-queries.ts';
import { previewErasure } from './queries.ts';

useTestDatabase();
let admin: pg.Client;
beforeAll(async () => {
  admin = new pg.Client({ connectionString: (await testDatabase()).adminUrl });
  await admin.connect();
});
afterAll(() => admin.end());
let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => {
  vi.useRealTimers();
});

const mark = 'quartermain';
const asked = { reason: 'asked', confirmed: 'yes' } as const;
const inYears = (years: number) =>
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + years * 366 * 86_400_000 });
const leave = (personId: string) => leavePerson(world.actors.people, { personId, leftOn: worldDay() });

/** Tables in which some column, of whatever type, names the person; and mails that do, when opened. */
async function places(): Promise<string[]> {
  const { organizationId } = world;
  const tables = (await tenantTables(admin)).map(({ name }) => name);
  const looks = tables.map(
    (name) =>
      `(SELECT '${name}' AS name FROM "${name}" t WHERE "organizationId" = $1 AND t::text ILIKE '%${mark}%' LIMIT 1)`,
  );
  const { rows } = await admin.query<{ name: string }>(looks.join(' UNION ALL '), [organizationId]);
  const mails = await arrange(world, (tenant) =>
    tenant.mail.findMany({ select: { id: true, text: true, html: true } }),
  );
  const says = ({ id, text, html }: (typeof mails)[number]) =>
    [text, html].some((one) => openText(organizationId, id, one).toLowerCase().includes(mark));
  return [...rows.map(({ name }) => name).toSorted(), ...(mails.some(says) ? ['Mail, opened'] : [])];
}

/** Everything that the product writes about one person, who changed their name, and a colleague who signed the same sheet. */
async function lived(): Promise<{ person: PersonActor; colleague: PersonActor }> {
  const { people, owner } = world.actors;
  const { organizationId } = world;
  await arrange(world, (tenant) => createOrganizationKey(tenant, organizationId, new Date()));
  const colleague = await addPerson(world, { name: 'Ann Other' });
  const before = await addPerson(world, { name: 'Zoe Quartermain', email: 'zoe@quartermain.example' });
  const { personId } = before;
  await changePerson(people, {
    personId,
    revision: 1,
    name: 'Zoe Quartermain-Ito',
    email: 'zq-ito@inside.example',
    privateEmail: 'zoe.quartermain@home.example',
    team: 'Quartermain team',
    managerEmail: colleague.email,
  });
  const person = { ...before, name: 'Zoe Quartermain-Ito', email: 'zq-ito@inside.example' };
  await updateDutiesSetting(owner, { confirmation: 'name' });
  const { policyId, versionId } = await publishedPolicy(world);
  const first = await owe(world, person, policyId);
  await askQuestion(person, { dutyId: first.dutyId, text: 'Quartermain asks' });
  await acknowledge(person, { ...first, typedName: person.name });
  const paper = await publishedPolicy(world);
  const sheet = { fileName: 'quartermain and other.pdf', source: pieces(await samplePdf(1)) };
  const signed = {
    versionId: paper.versionId,
    method: 'paper',
    acknowledgedOn: worldDay(),
    note: 'In the canteen',
  } as const;
  await recordAcknowledgements(people, { ...signed, emails: [person.email, colleague.email] }, sheet);
  const courseId = await addQuizCourse(world);
  const certificate = { fileName: 'quartermain.pdf', source: pieces(await samplePdf(1)) };
  const done = { courseId, personId, completedOn: '2026-01-15', note: 'Quartermain told so' };
  await recordCompletion(people, done, certificate);
  const checkId = await addCheck(owner, { kind: 'background-check', title: 'Background' });
  await recordCheck(people, { checkId, personId, outcome: 'exempt', reason: 'Quartermain is under age' });
  await addAbsence(people, {
    personId,
    startsOn: '2026-03-02',
    backOn: '2026-03-09',
    reason: 'Ms Quartermain is ill',
  });
  await holdPerson(owner, { personId, reason: 'Quartermain v. us' });
  await liftHold(owner, { personId });
  const item = { title: 'Laptop', ownerKind: 'role', ownerRole: 'people', dueDays: 0 } as const;
  const template = { name: 'Leaver', kind: 'leaver', automatic: false } as const;
  const templateId = await addTemplate(people, { ...template, items: [item, { ...item, title: 'Badge' }] });
  const listId = await makeChecklist(people, { templateId, personId, day: worldDay() });
  const items = await arrange(world, (tenant) =>
    tenant.checklistItem.findMany({ where: { checklistId: listId } }),
  );
  await endItem(people, { itemId: items[0]?.id ?? '', outcome: 'not-needed', note: 'Quartermain has none' });
  const rows = [
    ['Email', 'Name'],
    ['ZQ-ITO@inside.example', 'Z'],
  ].map((cells, at) => ({ number: at + 1, cells }));
  await draftPersonImport(people, { fileName: 'hr.csv', sheets: [{ name: 'CSV', rows }] });
  expect(versionId).not.toBe(paper.versionId);
  return { person, colleague };
}

test('only owner and admin erase somebody, and nobody without saying why and that it is meant', async () => {
  const { personId } = await addPerson(world);
  await leave(personId);
  const others = [...roles.map((role) => world.actors[role]), world.actors.visitor, world.actors.anonymous];
  for (const actor of others.filter((one) => !may(one, 'person:erase'))) {
    await expect(erasePerson(actor, { personId, ...asked })).rejects.toThrow(Forbidden);
    await expect(previewPersonErasure(actor, { personId })).rejects.toThrow(Forbidden);
  }
  expect(others.filter((one) => may(one, 'person:erase'))).toHaveLength(2);
  const { owner } = world.actors;
  const unsaid = { personId, reason: 'time', confirmed: JSON.parse('"no"') } as const;
  await expect(erasePerson(owner, unsaid)).rejects.toThrow('cannot be undone');
  const without = { personId, reason: JSON.parse('""'), confirmed: 'yes' } as const;
  await expect(erasePerson(owner, without)).rejects.toThrow('why they are erased');
});

test('another organization’s person cannot be erased, nor who is here, nor anybody twice (T01, W02)', async () => {
  const { owner, people } = world.actors;
  const { personId } = await addPerson(world);
  await expect(erasePerson(owner, { personId, ...asked })).rejects.toThrow('have not left');
  await leave(personId);
  const theirs = (await createWorld()).actors.owner;
  await expect(erasePerson(theirs, { personId, ...asked })).rejects.toThrow(NotFound);
  await expect(previewPersonErasure(theirs, { personId })).rejects.toThrow(NotFound);
  const both = await Promise.allSettled([1, 2].map(() => erasePerson(owner, { personId, ...asked })));
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(Conflict) });
  // Nobody comes back from it.
  await expect(rejoinPerson(people, { personId })).rejects.toThrow('was erased');
  const change = admin.query(`UPDATE "Person" SET name = 'Back' WHERE id = $1`, [personId]);
  await expect(change).rejects.toThrow('cannot be changed');
});

test('whoever left is named nowhere once erased, and what they confirmed still proves it (W10)', async () => {
  const { person, colleague } = await lived();
  const { owner, people } = world.actors;
  const { personId } = person;
  await leave(personId);
  const before = await places();
  for (const place of [
    'Absence',
    'Acknowledgement',
    'AuditEventDetail',
    'CheckResult',
    'ChecklistItem',
    'Completion',
    'DutyQuestion',
    'File',
    'Mail, opened',
    'Person',
    'PersonHold',
    'SearchEntry',
  ])
    expect(before, place).toContain(place);
  // What is recorded can be changed in no other way.
  for (const write of [
    `"Completion" SET note = 'x'`,
    `"Completion" SET "erasedAt" = now()`,
    `"CheckResult" SET reason = ''`,
  ])
    await expect(
      admin.query(`UPDATE ${write} WHERE "organizationId" = '${world.organizationId}'`),
    ).rejects.toThrow('can only be erased');
  const told = await auditTrail(world);
  const proofs = () =>
    arrange(world, (tenant) =>
      tenant.acknowledgement.findMany({
        where: { personId },
        orderBy: { id: 'asc' },
        select: {
          id: true,
          sha256: true,
          statement: true,
          policyVersionId: true,
          acknowledgedAt: true,
          method: true,
        },
      }),
    );
  const proven = await proofs();
  expect(await previewPersonErasure(owner, { personId })).toMatchObject({
    whyNot: null,
    acknowledgements: 2,
    completions: 1,
    questions: 1,
    openItems: 1,
    files: 2,
  });

  const counts = await erasePerson(owner, { personId, ...asked });
  expect(counts).toMatchObject({ acknowledgementsKept: 2, completionsKept: 1, files: 1, drafts: 1 });
  // The sheet that somebody else signed, too, stays for them; it goes with the last of them.
  expect(await places()).toEqual(['File']);
  expect(await proofs()).toEqual(proven);
  expect(await getPerson(people, { personId })).toMatchObject({
    name: 'Erased',
    team: '',
    managerEmail: null,
  });
  expect((await auditTrail(world)).slice(0, told.length)).toEqual(told);
  expect((await auditTrail(world)).at(-1)).toMatchObject({
    subject: expect.stringMatching(/^(person|file):/),
  });
  expect((await listPersons(people, { filters: { standing: 'any' } })).rows.map(({ id }) => id)).toEqual([
    colleague.personId,
  ]);
  expect(await listMatches(people, { text: 'Erased' })).toEqual([]);
  await leave(colleague.personId);
  await erasePerson(owner, { personId: colleague.personId, ...asked });
  expect(await places()).toEqual([]);
  // The address may come again, as somebody new.
  expect((await addPerson(world, { email: person.email })).personId).not.toBe(personId);
});

test('whoever left is kept until the years decided are over, and a killed run is finished by the next', async () => {
  const { owner, people } = world.actors;
  const { organizationId } = world;
  const gone = await addPerson(world, { name: 'Zoe Quartermain' });
  const here = await addPerson(world);
  await leave(gone.personId);
  inYears(30);
  expect((await previewErasure(owner, {})).persons).toBe(0);
  vi.useRealTimers();
  await updatePrivacySetting(owner, { keepLeaverYears: '5' });
  expect((await previewErasure(owner, {})).persons).toBe(0);
  const due = await addPerson(world, { name: 'Yan Quartermain' });
  await leave(due.personId);
  inYears(6);
  expect((await previewErasure(owner, {})).persons).toBe(2);
  // A process that dies has erased one whole or not at all.
  await admin.query(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN IF NEW.id = ''${due.personId}'' THEN RAISE EXCEPTION ''killed''; END IF; RETURN NEW; END'`);
  await admin.query('CREATE TRIGGER die BEFORE UPDATE ON "Person" FOR EACH ROW EXECUTE FUNCTION die()');
  await expect(eraseDue(organizationId)).rejects.toThrow();
  await admin.query('DROP TRIGGER die ON "Person"; DROP FUNCTION die()');
  const left = () =>
    arrange(world, (tenant) => tenant.person.findMany({ where: { erasedAt: null }, select: { id: true } }));
  expect((await left()).map(({ id }) => id).toSorted()).toEqual([here.personId, due.personId].toSorted());
  const runs = await Promise.all([eraseDue(organizationId), eraseDue(organizationId)]);
  expect(Math.max(...runs)).toBeGreaterThan(0);
  expect((await left()).map(({ id }) => id)).toEqual([here.personId]);
  expect(await places()).toEqual([]);
  const erased = (await auditTrail(world)).filter(
    ({ action, subject }) => action === 'person:erase' && subject === `person:${due.personId}`,
  );
  expect(erased.map(({ actor }) => actor)).toContain('system:housekeeping');
  expect(may(people, 'person:erase')).toBe(false);
});
