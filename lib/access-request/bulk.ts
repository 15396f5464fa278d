import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { CandorError, Invalid } from '#lib/errors.ts';
import { id } from '#lib/text.ts';
import { decideRequest } from './decision-commands.ts';
import { mostDocuments } from './schema.ts';

const pickedInput = z
  .array(z.strictObject({ requestId: id, documentIds: z.array(id).min(1).max(mostDocuments) }))
  .min(1, 'None of the chosen requests can be decided now.')
  .max(100, 'Please choose at most 100 requests at once.');

/**
 * Approves the named documents of several requests, each in a decision of its own: one that somebody else has decided in
 * the meantime does not stop the others. Returns how many went through, and a sentence for each that did not.
 */
export async function approveAll(
  actor: Actor,
  input: unknown,
): Promise<{ approved: number; failures: string[] }> {
  const parsed = pickedInput.safeParse(input);
  if (!parsed.success) throw new Invalid(parsed.error.issues[0]?.message ?? 'This choice is not understood.');
  const failures = new Set<string>();
  let approved = 0;
  for (const { requestId, documentIds } of parsed.data) {
    const decisions = documentIds.map((documentId) => ({ documentId, outcome: 'approved' as const }));
    try {
      await decideRequest(actor, { requestId, decisions });
      approved += 1;
    } catch (error) {
      if (!(error instanceof CandorError)) throw error;
      failures.add(error.message);
    }
  }
  return { approved, failures: [...failures] };
}
