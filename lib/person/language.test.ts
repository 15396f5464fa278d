import { beforeAll, expect, test } from 'vitest';
import { requestDutyLink } from '#lib/duty-link/request.ts';
import { Forbidden } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { getPerson, getPersonHistory } from './detail-queries.ts';
import { chooseLanguage } from './language-commands.ts';
import { getMailLanguage } from './language-queries.ts';
import { languageInput } from './schema.ts';

useTestDatabase();
let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const stored = (personId: string) =>
  arrange(world, (tenant) =>
    tenant.person.findFirstOrThrow({ where: { id: personId }, select: { locale: true, revision: true } }),
  );
const newestMail = (recipient: string) =>
  arrange(world, (tenant) =>
    tenant.mail.findFirst({ where: { recipient }, orderBy: { id: 'desc' }, select: { subject: true } }),
  );

test('nobody but the employee chooses their language, and only one that there is (T01)', async () => {
  const { personId } = await addPerson(world);
  for (const kind of ['owner', 'people', 'employee', 'visitor', 'anonymous', 'system'] as const)
    await expect(chooseLanguage(world.actors[kind], { language: 'de' })).rejects.toThrow(Forbidden);
  const theirs = await createWorld();
  const foreign = await addPerson(theirs);
  const posing = { ...foreign, organizationId: world.organizationId };
  await expect(chooseLanguage(posing, { language: 'de' })).rejects.toThrow(Forbidden);
  expect(await stored(personId)).toEqual({ locale: null, revision: 1 });
  for (const language of ['', 'xx', 'DE', 'de-CH', ['de'], { de: 1 }, undefined])
    expect(languageInput.safeParse({ language }).success).toBe(false);
  expect(languageInput.safeParse({ language: 'de', personId }).success).toBe(false);
});

test('what an employee chose is noted once, told in the log, and what mails to them come in', async () => {
  const { people } = world.actors;
  const person = await addPerson(world);
  const { personId } = person;
  expect(await getMailLanguage(person, {})).toBe('en');
  const both = [chooseLanguage(person, { language: 'de' }), chooseLanguage(person, { language: 'de' })];
  expect(await Promise.all(both)).toEqual(['de', 'de']);
  // Who has the form of HR open does not take it back unseen.
  expect(await stored(personId)).toEqual({ locale: 'de', revision: 2 });
  expect(await getMailLanguage(person, {})).toBe('de');
  expect((await getPerson(people, { personId })).locale).toBe('de');
  const [event] = await getPersonHistory(people, { personId });
  expect(event).toMatchObject({ action: 'person:choose-language' });
  expect((await auditTrail(world)).at(-1)).toMatchObject({ actor: `person:${personId}` });
  await requestDutyLink(world.actors.anonymous, { email: person.email });
  expect((await newestMail(person.email))?.subject).toBe('Ihr Link zu Ihren Aufgaben bei Northwind Data');
});

test('who asks for a link gets it in the language of the page, and nothing else of them changes', async () => {
  const person = await addPerson(world);
  await requestDutyLink(world.actors.anonymous, { email: person.email, locale: 'de' });
  expect((await newestMail(person.email))?.subject).toBe('Ihr Link zu Ihren Aufgaben bei Northwind Data');
  expect(await stored(person.personId)).toEqual({ locale: null, revision: 1 });
});

test('who has left chooses nothing any more', async () => {
  const person = await addPerson(world);
  await arrange(world, (tenant) =>
    tenant.person.updateMany({ where: { id: person.personId }, data: { leftOn: new Date('2026-01-01') } }),
  );
  await expect(chooseLanguage(person, { language: 'fr' })).rejects.toThrow(Forbidden);
});
