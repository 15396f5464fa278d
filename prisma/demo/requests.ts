import { z } from 'zod';
import { submitRequest } from '#lib/access-request/commands.ts';
import { submitPendingRequests } from '#lib/access-request/steps.ts';
import type { AnonymousActor, OperatorActor } from '#lib/auth/actor.ts';
import { command } from '#lib/operation.ts';
import { email } from '#lib/text.ts';
import type { DocumentIds } from './documents.ts';
import { visitors } from './people.ts';

// Nobody reads the mail of fictional visitors, so their addresses are taken as proven here, and only here.
const prove = command('visitor:sign-in', z.strictObject({ email }), async (context, input) => {
  const { tenant, now } = context;
  const visitor = await tenant.visitor.findFirstOrThrow({
    where: { email: input.email },
    select: { id: true },
  });
  await tenant.visitor.updateMany({ where: { id: visitor.id }, data: { verifiedAt: now } });
  const events = await submitPendingRequests(context, visitor.id);
  return {
    result: null,
    events: [{ subject: `visitor:${visitor.id}`, data: { outcome: 'demo' } }, ...events],
  };
});

/** Requests of fictional visitors, in their own scripts, so that the desk is not empty. */
export async function seedRequests(operator: OperatorActor, documents: DocumentIds): Promise<void> {
  const { organizationId, origin } = operator;
  const guest: AnonymousActor = { kind: 'anonymous', organizationId, origin };
  for (const { asks, ...person } of visitors) {
    await submitRequest(guest, { ...person, documentIds: asks.map((key) => documents[key]) });
    await prove(guest, { email: person.email });
  }
}
