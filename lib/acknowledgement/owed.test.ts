import { beforeAll, expect, test } from 'vitest';
import { Forbidden } from '#lib/errors.ts';
import { owe } from '#lib/testing/acknowledgement.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { addPolicyFor, publishNext } from '#lib/testing/duty.ts';
import { statementsOf } from '#lib/testing/statements.ts';
import { addPerson, createWorld, type World } from '#lib/testing/world.ts';
import { listNextOwed, listOwed } from './owed-queries.ts';

useTestDatabase();

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

/** A person who owes so many policies, one a day. */
async function owing(count: number) {
  const person = await addPerson(world, {});
  for (let day = 0; day < count; day += 1) {
    const policyId = await addPolicyFor(world, null);
    await publishNext(world, policyId, 'material');
    await owe(world, person, policyId, day - 1);
  }
  return person;
}

test('what somebody owes is read in as many statements for seven policies as for two', async () => {
  const [few, many] = [await owing(2), await owing(7)];
  const two = await statementsOf(() => listOwed(few, { locale: 'de' }));
  const seven = await statementsOf(() => listOwed(many, { locale: 'de' }));
  expect(seven).toHaveLength(two.length);
  // Texts once read are not read again.
  const again = await statementsOf(() => listOwed(many, { locale: 'de' }));
  expect(again).toHaveLength(seven.length - 1);
  const owed = await listOwed(many, { locale: 'de' });
  expect(owed.map(({ title, minutes }) => [title, minutes])).toEqual(Array(7).fill(['Version 1', 1]));
});

test('what somebody owes soonest is told, five of it, with how much there is in all', async () => {
  const { owner, people, visitor } = world.actors;
  for (const actor of [owner, people, visitor])
    await expect(listNextOwed(actor, {})).rejects.toThrow(Forbidden);
  const [person, other] = [await owing(7), await addPerson(world, {})];
  expect(await listNextOwed(other, {})).toEqual({ next: [], count: 0, overdue: 0, soon: 0 });
  const { next, count, overdue, soon } = await listNextOwed(person, {});
  const owed = await listOwed(person, { locale: 'en' });
  const month = worldDay(30);
  const within = owed.filter((duty) => !duty.overdue && duty.dueOn <= month).length;
  expect({ count, overdue, soon }).toEqual({ count: 7, overdue: 1, soon: within });
  const soonest = owed
    .slice(0, 5)
    .map(({ id, kind, title, dueOn, overdue }) => ({ id, kind, title, dueOn, overdue }));
  expect(next).toEqual(soonest);
  expect(next.map(({ overdue }) => overdue)).toEqual([true, false, false, false, false]);
  // The organization's day, and what is owed.
  expect(await statementsOf(() => listNextOwed(person, {}))).toHaveLength(2);
});
