import { Conflict, Stale } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { followAddresses } from './address-steps.ts';
import { changesBetween, eventOf, type PersonContent } from './content.ts';
import { linkMembers } from './link-steps.ts';
import { settlePresence } from './presence-steps.ts';
import { addPersonInput, changePersonInput } from './schema.ts';
import {
  createPersons,
  lockPersons,
  managerIdOf,
  requireFreeAddress,
  requireNoLoop,
  revisePersons,
} from './steps.ts';
import { findChangeable } from './stored-steps.ts';

/** Adds somebody to the directory and returns their id. Throws Invalid for an address that is there, or an unknown manager. */
export const addPerson = command(
  'person:add',
  addPersonInput,
  async (context, { managerEmail, ...facts }) => {
    const { tenant, enqueue } = context;
    await lockPersons(context);
    await requireFreeAddress(tenant, facts.email, null);
    const managerId = await managerIdOf(tenant, managerEmail);
    const personId = newId();
    await createPersons(context, [{ ...facts, id: personId, managerId, leftOn: null }], 'hand');
    await linkMembers(tenant, { personIds: [personId] });
    await enqueue('duty-reconcile', {});
    const { email, name } = facts;
    const data = { source: 'hand', ...(managerId ? { managerId } : {}) };
    return { result: personId, events: [{ subject: `person:${personId}`, data, personal: { email, name } }] };
  },
);

/**
 * Changes what is known of somebody. Another address ends what the former one opened, and is told to it. Throws NotFound;
 * Invalid, with the chain where their manager would make a loop, and for one's own address; Conflict where they are not at the
 * revision that was seen.
 */
export const changePerson = command('person:change', changePersonInput, async (context, input) => {
  const { personId, revision, managerEmail, ...facts } = input;
  const { tenant, enqueue } = context;
  await lockPersons(context);
  const person = await findChangeable(tenant, personId);
  if (person.revision !== revision) throw new Stale('this person');
  const { leftOn } = person.content;
  if (leftOn && facts.startedOn && facts.startedOn > leftOn)
    throw new Conflict(`They leave on ${leftOn}: they cannot start after that.`);
  await requireFreeAddress(tenant, facts.email, personId);
  const managerId = await managerIdOf(tenant, managerEmail);
  await requireNoLoop(tenant, personId, managerId);
  const content: PersonContent = { ...facts, managerEmail, leftOn };
  const changes = changesBetween(person.content, content);
  const event = { subject: `person:${personId}` as const, ...eventOf(changes) };
  if (changes.length === 0) return { result: 0, events: [event] };
  await revisePersons(context, [{ ...facts, id: personId, managerId, leftOn }], null);
  const { email: to, name, locale } = facts;
  const from = person.content.email;
  if (from !== to) await followAddresses(context, [{ id: personId, name, locale, from, to }]);
  await linkMembers(tenant, { personIds: [personId] });
  await settlePresence(context, [personId]);
  await enqueue('duty-reconcile', {});
  return { result: changes.length, events: [event] };
});
