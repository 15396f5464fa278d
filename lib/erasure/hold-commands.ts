import { Conflict, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { requireFreshSession } from '#lib/session/steps.ts';
import { findHold, holdInWords, lockPerson } from './hold-steps.ts';
import { holdPersonInput, personOfHoldInput } from './schema.ts';

async function lockHoldable({ tenant, actor }: CommandContext, personId: string) {
  await lockPerson(tenant, personId);
  const person = await tenant.person.findFirst({
    where: { id: personId },
    select: { email: true, memberId: true, erasedAt: true },
  });
  if (!person) throw new NotFound('There is no such person.');
  if (person.erasedAt) throw new Conflict('This person was erased already.');
  const own = actor.kind === 'member' && (actor.memberId === person.memberId || actor.email === person.email);
  return { own };
}

/**
 * Puts a person on hold: neither the chore nor anybody erases them while it is not lifted, whether they are here or have left.
 * Throws NotFound; Conflict where they are on hold or erased.
 */
export const holdPerson = command('person:hold', holdPersonInput, async (context, { personId, reason }) => {
  const { tenant, organizationId, now, by } = context;
  await lockHoldable(context, personId);
  const hold = await findHold(tenant, personId);
  if (hold) throw new Conflict(`${await holdInWords(tenant, hold)}.`);
  const holdId = newId();
  await tenant.personHold.create({
    data: { organizationId, id: holdId, personId, reason, heldAt: now, heldBy: by },
    select: { id: true },
  });
  // Why is not told: more people read the log than may know it.
  return { result: undefined, events: [{ subject: `person:${personId}`, data: { holdId } }] };
});

/**
 * Lifts the hold of a person; that there was one stays known. Throws NotFound; Conflict where there is none, for oneself, and
 * after an hour of being signed in.
 */
export const liftHold = command('person:lift-hold', personOfHoldInput, async (context, { personId }) => {
  const { tenant, now, by } = context;
  await requireFreshSession(context);
  const { own } = await lockHoldable(context, personId);
  if (own) throw new Conflict('You cannot lift a hold on yourself. Somebody else has to do this.');
  const { count } = await tenant.personHold.updateMany({
    where: { personId, liftedAt: null },
    data: { liftedAt: now, liftedBy: by },
  });
  if (count === 0) throw new Conflict('They are not on hold.');
  return { result: undefined, events: [{ subject: `person:${personId}` }] };
});
