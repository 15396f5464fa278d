import type { Actor } from '#lib/auth/actor.ts';
import type { PersonRow } from '#lib/person/list-schema.ts';
import { listPersons } from '#lib/person/queries.ts';
import { Sentence } from '../sentence.ts';

/** The person with an address, whether they are here or have left. Throws a sentence where there is none. */
export async function personAt(actor: Actor, email: string): Promise<PersonRow> {
  const address = email.trim().toLowerCase();
  const { rows } = await listPersons(actor, { search: address, filters: { standing: 'any' } });
  const person = rows.find((row) => row.email === address);
  if (!person) throw new Sentence(`There is nobody with the address ${address}.`);
  return person;
}
