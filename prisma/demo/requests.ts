import { z } from 'zod';
import { submitRequest } from '#lib/access-request/commands.ts';
import { acceptProof } from '#lib/access-request/proof-steps.ts';
import type { AnonymousActor, OperatorActor } from '#lib/auth/actor.ts';
import { hashToken } from '#lib/crypto/tokens.ts';
import { command } from '#lib/operation.ts';
import { email } from '#lib/text.ts';
import type { DocumentIds } from './documents.ts';
import { visitors } from './people.ts';

// Nobody reads the mail of fictional visitors, so their addresses are taken as proven here, and only here.
const prove = command(
  'visitor:sign-in',
  z.strictObject({ email, flow: z.string() }),
  async (context, input) => {
    const visitor = await context.tenant.visitor.findFirstOrThrow({
      where: { email: input.email },
      select: { id: true },
    });
    const events = (await acceptProof(context, visitor.id, hashToken(input.flow))) ?? [];
    return {
      result: null,
      events: [{ subject: `visitor:${visitor.id}`, data: { outcome: 'demo' } }, ...events],
    };
  },
);

/** Requests of fictional visitors, in their own scripts, so that the desk is not empty. */
export async function seedRequests(operator: OperatorActor, documents: DocumentIds): Promise<void> {
  const { organizationId, origin } = operator;
  const guest: AnonymousActor = { kind: 'anonymous', organizationId, origin };
  for (const { asks, ...person } of visitors) {
    const asked = { ...person, documentIds: asks.map((key) => documents[key]) };
    const { flow } = await submitRequest(guest, asked);
    await prove(guest, { email: person.email, flow: flow ?? '' });
  }
}
