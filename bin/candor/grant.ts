import type { Command } from 'commander';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { NotFound } from '#lib/errors.ts';
import { changeGrantEnd, revokeGrant } from '#lib/grant/commands.ts';
import { issueGrants } from '#lib/grant/issue-commands.ts';
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
  until?: string;
  countsFrom?: (typeof countsFromValues)[number];
  reason: string;
  replace?: boolean;
  quiet?: boolean;
};
type End = InOrganization & { on: string; reason: string; quiet?: boolean };

/** How long a grant lasts, from the options: a last day, days, or as usual. */
function termOf({ until: endsOn, days, countsFrom }: Issue) {
  if (endsOn) return { until: 'date' as const, endsOn };
  const until = countsFrom === 'first-use' ? 'first-use' : days || countsFrom ? 'days' : 'usual';
  return { until, ...(days ? { days } : {}) } as const;
}

async function issue(options: Issue): Promise<unknown> {
  const { organization, visitor, document, reason, replace, quiet } = options;
  const actor = await operatorIn(organization);
  const { grants } = await issueGrants(actor, {
    ...termOf(options),
    visitorIds: [await visitorIdOf(actor, visitor)],
    documentIds: [document],
    reason,
    notify: !quiet,
    replaces: replace ? 'any' : [],
  });
  return { id: grants[0]?.id };
}

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

/** `candor grant list|issue|end|revoke`. */
export function addGrantVerbs(noun: Command): void {
  addList(noun);
  addTenantVerb<Issue>(noun, 'issue', 'open a document to a visitor', issue)
    .requiredOption('--visitor <id or address>', 'who gets it')
    .requiredOption('--document <id>', 'what they get')
    .option('--days <number>', 'for how long, if not as long as usual')
    .option('--until <day>', 'its last day instead, like 2026-12-31 (UTC)')
    .option('--counts-from <moment>', countsFromValues.join(', '), oneOf(countsFromValues))
    .option('--reason <text>', 'why; kept in the log', 'Given at the command line.')
    .option('--replace', 'even if it takes the place of a grant that is open or was revoked')
    .option('--quiet', 'without telling them by mail');
  addTenantVerb<End>(noun, 'end <grant>', 'change the last day of a grant', async (options, grantId = '') => {
    const { organization, on: endsOn, reason, quiet } = options;
    const actor = await operatorIn(organization);
    const { expiresAt } = await changeGrantEnd(actor, { grantId, endsOn, reason, notify: !quiet });
    return { id: grantId, expiresAt };
  })
    .requiredOption('--on <day>', 'its last day, like 2026-12-31 (UTC)')
    .requiredOption('--reason <text>', 'why; kept in the log')
    .option('--quiet', 'without telling the holder by mail');
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
