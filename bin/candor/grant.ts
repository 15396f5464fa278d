import type { Command } from 'commander';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { NotFound } from '#lib/errors.ts';
import { issueGrant, revokeGrant } from '#lib/grant/commands.ts';
import { type GrantState, grantStates } from '#lib/grant/lifecycle.ts';
import { listGrants } from '#lib/grant/queries.ts';
import { countsFromValues, type GrantRow, type GrantSource, grantSources } from '#lib/grant/schema.ts';
import { listVisitors } from '#lib/visitor/queries.ts';
import { operatorIn } from './actor.ts';
import { addListVerb, addTenantVerb, type InOrganization, type ListOptions, oneOf, pageOf } from './verb.ts';

type List = ListOptions & { state?: GrantState; source?: GrantSource; document?: string; visitor?: string };
type Issue = InOrganization & {
  visitor: string;
  document: string;
  days?: string;
  countsFrom?: (typeof countsFromValues)[number];
};

/** The id of a visitor who is named by id or by address. Throws NotFound. */
async function visitorIdOf(actor: OperatorActor, named: string): Promise<string> {
  if (!named.includes('@')) return named;
  const email = named.trim().toLowerCase();
  const { rows } = await listVisitors(actor, { search: email });
  const found = rows.find((row) => row.email === email);
  if (!found) throw new NotFound(`There is no visitor with the address ${email}.`);
  return found.id;
}

function addList(noun: Command): void {
  addListVerb<List, GrantRow>(
    noun,
    'list who has what until when, newest first',
    async (options) => {
      const { state, source, document: documentId, visitor } = options;
      const actor = await operatorIn(options.organization);
      const visitorId = visitor && (await visitorIdOf(actor, visitor));
      return listGrants(actor, { ...pageOf(options), filters: { state, source, documentId, visitorId } });
    },
    ({ id, state, email, documentTitle, expiresAt, source, downloads }) => ({
      id,
      state,
      visitor: email,
      document: documentTitle,
      expiresAt,
      source,
      downloads,
    }),
  )
    .option('--state <state>', grantStates.join(', '), oneOf(grantStates))
    .option('--source <source>', grantSources.join(', '), oneOf(grantSources))
    .option('--document <id>', 'only of this document')
    .option('--visitor <id or address>', 'only of this visitor');
}

/** `candor grant list|issue|revoke`. */
export function addGrantVerbs(noun: Command): void {
  addList(noun);
  addTenantVerb<Issue>(noun, 'issue', 'open a document to a visitor', async (options) => {
    const { organization, visitor, document: documentId, days, countsFrom } = options;
    const actor = await operatorIn(organization);
    const visitorId = await visitorIdOf(actor, visitor);
    return issueGrant(actor, { visitorId, documentId, countsFrom, ...(days ? { days } : {}) });
  })
    .requiredOption('--visitor <id or address>', 'who gets it')
    .requiredOption('--document <id>', 'what they get')
    .option('--days <number>', 'for how long, if not as long as usual')
    .option('--counts-from <moment>', countsFromValues.join(', '), oneOf(countsFromValues));
  addTenantVerb<InOrganization & { reason: string }>(
    noun,
    'revoke <grant>',
    'take a grant back at once; the holder is told',
    async ({ organization, reason }, grantId = '') => {
      await revokeGrant(await operatorIn(organization), { grantId, reason });
      return { id: grantId, state: 'revoked' };
    },
  ).requiredOption('--reason <text>', 'why; the holder is told');
}
