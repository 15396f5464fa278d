import { z } from 'zod';
import { NotFound } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { endSession } from '#lib/session/steps.ts';
import { id } from '#lib/text.ts';

/** Ends the member's session: this one, or another of their own by its id. The cookie is worthless from then on. */
export const signOutMember = command(
  'member:sign-out',
  z.strictObject({ sessionId: id.optional() }),
  async (context, input) => {
    const { actor } = context;
    if (actor.kind !== 'member') throw new NotFound();
    const sessionId = input.sessionId ?? actor.sessionId;
    const ended = await endSession(context, { memberId: actor.memberId }, sessionId);
    // Signing out twice is no failure; naming a stranger's session is.
    if (!ended && input.sessionId) throw new NotFound();
    return { result: undefined, events: [{ subject: `session:${sessionId}` }] };
  },
);
