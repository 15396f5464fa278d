import { z } from 'zod';
import { isOpen } from '#lib/challenge/lifetime.ts';
import { query } from '#lib/operation.ts';
import { codeOfFlow, demandsSignIn, dutyLinkOf, personOf } from './proof-steps.ts';
import { secret } from './schema.ts';

/** What a duty link is worth; reads only, however often mail scanners open it. What is no link of ours is over, too. */
export const readDutyLink = query(
  'person:sign-in',
  z.strictObject({ token: z.string().max(200) }),
  async (context, { token }) => {
    const link = await dutyLinkOf(context, token);
    const person = link && isOpen(link, context.now) ? await personOf(context, link) : null;
    if (!person) return { state: 'over' as const, known: link !== null };
    const state = (await demandsSignIn(context)) ? ('code' as const) : ('ready' as const);
    return { state, personId: person.id, name: person.name };
  },
);

/** How employees come in without a link: by a link that is mailed to them, or by a code. */
export const readDutyDoor = query('person:sign-in', z.strictObject({}), async (context) => {
  const { name } = await context.tenant.organization.findFirstOrThrow({ select: { name: true } });
  return { organization: name, byCode: await demandsSignIn(context) };
});

/** The address that this browser's code was asked for, or null. */
export const findDutyFlow = query(
  'person:sign-in',
  z.strictObject({ flow: secret }),
  async (context, input) => {
    const code = await codeOfFlow(context, input.flow);
    return code && { open: isOpen(code, context.now) };
  },
);
