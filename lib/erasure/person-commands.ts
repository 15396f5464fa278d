import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { discardFile } from '#lib/file/commands.ts';
import { refuseOwn } from '#lib/grant/steps.ts';
import { command, query } from '#lib/operation.ts';
import { parse } from '#lib/parse.ts';
import { lockPersons } from '#lib/person/steps.ts';
import { requireFreshSession } from '#lib/session/steps.ts';
import { lockPerson, requireNoHold } from './hold-steps.ts';
import { aboutPersons, eraseMails, mailsNaming } from './mail-steps.ts';
import { namedAs } from './named-steps.ts';
import { whyNotErased } from './person.ts';
import { erasePersonRows } from './person-steps.ts';
import { erasedPersonInput, erasePersonInput, personErasureReasons } from './schema.ts';

const mailsAtOnce = 500;

async function erasable(tenant: Tenant, actor: Actor, personId: string) {
  const person = await tenant.person.findFirst({
    where: { id: personId },
    select: {
      id: true,
      email: true,
      name: true,
      privateEmail: true,
      memberId: true,
      createdAt: true,
      endedAt: true,
      erasedAt: true,
      member: { select: { removedAt: true } },
    },
  });
  if (!person) throw new NotFound('There is no such person.');
  const why = whyNotErased(person);
  if (why) throw new Conflict(why);
  await requireNoHold(tenant, personId);
  refuseOwn(actor, person.email, 'You cannot erase yourself. Somebody else has to do this.');
  return person;
}

/** Everything that a person was called, as mails name them. Throws NotFound, Conflict. */
const findNames = query('person:erase', erasedPersonInput, async (context, { personId }) => {
  await requireFreshSession(context);
  const person = await erasable(context.tenant, context.actor, personId);
  return { called: await namedAs(context.tenant, person), since: person.createdAt };
});

const noticesInput = z.strictObject({
  personId: z.uuid(),
  called: z.object({ emails: z.array(z.string()).readonly(), names: z.array(z.string()).readonly() }),
  since: z.date(),
  after: z.uuid().nullable(),
});

/** Erases what members were mailed of them, some at a time; returns where to go on. */
const eraseNotices = command('person:erase', noticesInput, async (context, input) => {
  const { personId, called, since, after } = input;
  const { tenant, organizationId } = context;
  // A hold may have come since the last ones.
  await lockPerson(tenant, personId);
  await requireNoHold(tenant, personId);
  const stretch = { after, since, limit: mailsAtOnce, template: aboutPersons };
  const { ids, next } = await mailsNaming(tenant, organizationId, called, stretch);
  await eraseMails(context, ids);
  return { result: next, events: [{ subject: `person:${personId}`, data: { mails: ids.length } }] };
});

const rowsInput = erasedPersonInput.extend({ reason: z.enum(personErasureReasons) });

const eraseRows = command('person:erase', rowsInput, async (context, { personId, reason }) => {
  // Nobody brings them back, imports them or erases them meanwhile.
  await lockPersons(context);
  await lockPerson(context.tenant, personId);
  const person = await erasable(context.tenant, context.actor, personId);
  const { counts, files } = await erasePersonRows(context, person);
  return {
    result: { counts, files },
    events: [{ subject: `person:${personId}`, data: { reason, ...counts } }],
  };
});

/**
 * Erases a person who left for good: nothing that names them is left, and what they confirmed stays as proof of somebody.
 * Broken off, it can be done again. Throws NotFound; Conflict where they have not left, were erased or are on hold, for oneself,
 * and after an hour of being signed in.
 */
export async function erasePerson(actor: Actor, input: z.input<typeof erasePersonInput>) {
  const { personId, reason } = parse(erasePersonInput, input);
  const { called, since } = await findNames(actor, { personId });
  let after: string | null = null;
  do after = await eraseNotices(actor, { personId, called, since, after });
  while (after);
  const { counts, files } = await eraseRows(actor, { personId, reason });
  // A blob that is not discarded now is found by the sweeper of uploads.
  for (const fileId of files) await discardFile(actor, { fileId });
  return counts;
}
