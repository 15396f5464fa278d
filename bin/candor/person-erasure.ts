import type { Command } from 'commander';
import { holdPerson, liftHold } from '#lib/erasure/hold-commands.ts';
import { erasePerson } from '#lib/erasure/person-commands.ts';
import { previewPersonErasure } from '#lib/erasure/person-queries.ts';
import { erasePersonInput, personErasureReasons } from '#lib/erasure/schema.ts';
import { parse } from '#lib/parse.ts';
import { Sentence } from '../sentence.ts';
import { operatorIn } from './actor.ts';
import { personAt } from './person-at.ts';
import { addTenantVerb, Failed, type InOrganization, oneOf } from './verb.ts';

type Named = InOrganization & { email: string };
type Erase = Named & { reason: string; yes?: boolean; preview?: boolean };
type Held = Named & { reason: string };

async function erase({ organization, email, reason, yes, preview }: Erase) {
  const actor = await operatorIn(organization);
  const { id } = await personAt(actor, email);
  if (preview) {
    const { whyNot, ...rest } = await previewPersonErasure(actor, { personId: id });
    const outcome = { ...rest, whyNot, erased: false };
    return whyNot ? new Failed(outcome) : outcome;
  }
  if (!yes)
    throw new Sentence(
      'This cannot be undone: look at it with --preview, then say that it is meant with --yes.',
    );
  const input = parse(erasePersonInput, { personId: id, reason, confirmed: 'yes' });
  return { id, erased: true, ...(await erasePerson(actor, input)) };
}

async function hold({ organization, email, reason }: Held) {
  const actor = await operatorIn(organization);
  const person = await personAt(actor, email);
  await holdPerson(actor, { personId: person.id, reason });
  return { id: person.id, email: person.email, held: true };
}

async function release({ organization, email }: Named) {
  const actor = await operatorIn(organization);
  const person = await personAt(actor, email);
  await liftHold(actor, { personId: person.id });
  return { id: person.id, email: person.email, held: false };
}

/** `candor person erase|hold|release`. */
export function addErasureVerbs(noun: Command): void {
  const whose = ['--email <address>', 'whose record it is'] as const;
  addTenantVerb<Erase>(noun, 'erase', 'erase for good who a person was that has left', erase)
    .requiredOption(...whose)
    .requiredOption('--reason <why>', personErasureReasons.join(', '), oneOf(personErasureReasons))
    .option('--preview', 'say what goes and what stays, and do nothing')
    .option('--yes', 'that it is meant: it cannot be undone');
  addTenantVerb<Held>(noun, 'hold', 'keep a person from being erased, by time or by hand', hold)
    .requiredOption(...whose)
    .requiredOption('--reason <text>', 'why, such as the number of a case');
  addTenantVerb<Named>(noun, 'release', 'lift the hold of a person', release).requiredOption(...whose);
}
