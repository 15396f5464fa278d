import type { Actor } from '#lib/auth/actor.ts';
import { Invalid } from '#lib/errors.ts';
import { getPersonIdByEmail } from '#lib/person/address-queries.ts';
import { Sentence } from '../sentence.ts';

/** The person with an address, whether they are here or have left. Throws a sentence where there is none. */
export async function personAt(actor: Actor, email: string): Promise<{ id: string; email: string }> {
  const address = email.trim().toLowerCase();
  try {
    return { id: await getPersonIdByEmail(actor, { email: address }), email: address };
  } catch (error) {
    if (error instanceof Invalid) throw new Sentence(`There is nobody with the address ${address}.`);
    throw error;
  }
}
