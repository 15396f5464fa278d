import { dateOf, dayOf } from '#lib/day.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { absenceInput, addAbsenceInput, changeAbsenceInput } from './schema.ts';
import { lockAbsences, moveDuties } from './steps.ts';

type Written = { startsOn: string; backOn: string; reason: string };

const columnsOf = ({ startsOn, backOn, reason }: Written, now: Date) => ({
  startsOn: dateOf(startsOn) ?? now,
  backOn: dateOf(backOn) ?? now,
  reason,
});

async function requireFree(
  { tenant, now }: CommandContext,
  personId: string,
  written: Written,
  own: string | null,
): Promise<void> {
  const { startsOn, backOn } = columnsOf(written, now);
  const other = await tenant.absence.findFirst({
    where: {
      personId,
      removedAt: null,
      startsOn: { lt: backOn },
      backOn: { gt: startsOn },
      ...(own ? { id: { not: own } } : {}),
    },
    select: { startsOn: true, backOn: true },
  });
  if (!other) return;
  const known = `${dayOf(other.startsOn)} until ${dayOf(other.backOn)}`;
  throw new Conflict(`They are away from ${known} already. Change that one.`);
}

/**
 * Records that somebody is away: until they are back they are not reminded, and these days do not count towards what is due.
 * Returns its id. Throws NotFound; Conflict where they have left, or are away then already.
 */
export const addAbsence = command('person:record-absence', addAbsenceInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { personId, ...written } = input;
  await lockAbsences(context);
  const person = await tenant.person.findFirst({ where: { id: personId }, select: { endedAt: true } });
  if (!person) throw new NotFound('There is no such person.');
  if (person.endedAt) throw new Conflict('They have left.');
  await requireFree(context, personId, written, null);
  const id = newId();
  const data = {
    organizationId,
    id,
    personId,
    ...columnsOf(written, now),
    recordedAt: now,
    recordedBy: by,
  };
  await tenant.absence.create({ data, select: { id: true } });
  const moved = await moveDuties(context, personId);
  return { result: id, events: [eventOf(personId, id, written, moved)] };
});

// Not why: the log has more readers than may know it.
function eventOf(personId: string, absenceId: string, { startsOn, backOn }: Written, duties: number) {
  const data = { absenceId, startsOn, backOn, duties };
  return { subject: `person:${personId}` as const, data };
}

async function readAbsence({ tenant }: CommandContext, absenceId: string) {
  const found = await tenant.absence.findFirst({
    where: { id: absenceId, removedAt: null },
    select: { personId: true, startsOn: true, backOn: true, reason: true },
  });
  if (!found) throw new NotFound('There is no such absence.');
  return { ...found, startsOn: dayOf(found.startsOn), backOn: dayOf(found.backOn) };
}

/** Changes when somebody is away, and with it what is due: who is back earlier has less time. Throws NotFound, Conflict. */
export const changeAbsence = command('person:record-absence', changeAbsenceInput, async (context, input) => {
  const { absenceId, ...written } = input;
  await lockAbsences(context);
  const { personId } = await readAbsence(context, absenceId);
  await requireFree(context, personId, written, absenceId);
  await context.tenant.absence.updateMany({
    where: { id: absenceId, removedAt: null },
    data: columnsOf(written, context.now),
  });
  const moved = await moveDuties(context, personId);
  return { result: undefined, events: [eventOf(personId, absenceId, written, moved)] };
});

/** Takes back an absence that was recorded by mistake: everything is due when it was. Throws NotFound. */
export const removeAbsence = command(
  'person:record-absence',
  absenceInput,
  async (context, { absenceId }) => {
    const { tenant, now, by } = context;
    await lockAbsences(context);
    const { personId } = await readAbsence(context, absenceId);
    await tenant.absence.updateMany({
      where: { id: absenceId, removedAt: null },
      data: { removedAt: now, removedBy: by },
    });
    const duties = await moveDuties(context, personId);
    const data = { absenceId, removed: true, duties };
    return { result: undefined, events: [{ subject: `person:${personId}`, data }] };
  },
);
