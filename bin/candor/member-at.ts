import type { OperatorActor } from '#lib/auth/actor.ts';
import { NotFound } from '#lib/errors.ts';
import { listMembers } from '#lib/member/queries.ts';

/** The id of a member who is named by id or by address. Throws NotFound. */
export async function memberIdOf(actor: OperatorActor, named: string): Promise<string> {
  if (!named.includes('@')) return named;
  const email = named.trim().toLowerCase();
  const found = (await listMembers(actor, {})).find((row) => row.email === email);
  if (!found) throw new NotFound(`There is no member with the address ${email}.`);
  return found.id;
}

/** The same for whoever gets the work of somebody who goes; null for nobody. */
export const successorOf = async (actor: OperatorActor, named: string | undefined) =>
  named === undefined ? null : memberIdOf(actor, named);

/** The option that names them. */
export const handOverOption = [
  '--hand-over-to <member>',
  'who gets their open tasks and checklist items, by id or address',
] as const;
