import type { Command } from 'commander';
import { decideRequest } from '#lib/access-request/decision-commands.ts';
import { getRequest } from '#lib/access-request/desk-queries.ts';
import { listRequests } from '#lib/access-request/queries.ts';
import { queueFilters, type RequestRow } from '#lib/access-request/schema.ts';
import { Conflict } from '#lib/errors.ts';
import { countsFromValues } from '#lib/grant/schema.ts';
import { operatorIn } from './actor.ts';
import {
  addListVerb,
  addTenantVerb,
  type InOrganization,
  type ListOptions,
  oneOf,
  pageOf,
  several,
} from './verb.ts';

type List = ListOptions & { state?: (typeof queueFilters)[number] };
type Which = InOrganization & { document?: string[] };
type Approve = Which & { days?: string; countsFrom?: (typeof countsFromValues)[number] };
type Deny = Which & { reason: string };

/** The documents to decide on: those named, else all that are still open. Throws NotFound, Conflict. */
async function openDocuments(options: Which, requestId: string) {
  const actor = await operatorIn(options.organization);
  const request = await getRequest(actor, { requestId });
  const open = request.items.filter((item) => item.outcome === null).map((item) => item.documentId);
  const documentIds = options.document ?? open;
  if (documentIds.length === 0) throw new Conflict(request.whyNotDecide ?? 'Everything is decided already.');
  return { actor, documentIds };
}

async function standing(organization: string, requestId: string) {
  const { id, number, state, items } = await getRequest(await operatorIn(organization), { requestId });
  const documents = items.map(({ documentId, document, outcome, reason, grantId }) => ({
    id: documentId,
    title: document.title,
    outcome,
    reason,
    grantId,
  }));
  return { id, number, state, documents };
}

function addDecisions(noun: Command): void {
  addTenantVerb<Approve>(
    noun,
    'approve <request>',
    'approve what is open of a request; the visitor is told',
    async (options, requestId = '') => {
      const { actor, documentIds } = await openDocuments(options, requestId);
      const { days, countsFrom } = options;
      const terms = { outcome: 'approved', countsFrom, ...(days ? { days } : {}) } as const;
      const decisions = documentIds.map((documentId) => ({ documentId, ...terms }));
      await decideRequest(actor, { requestId, decisions });
      return standing(options.organization, requestId);
    },
  )
    .option('--document <id>', 'only this document of it; may be given several times', several)
    .option('--days <number>', 'for how long, if not as long as usual')
    .option('--counts-from <moment>', countsFromValues.join(', '), oneOf(countsFromValues));
  addTenantVerb<Deny>(
    noun,
    'deny <request>',
    'deny what is open of a request; the visitor is told why',
    async (options, requestId = '') => {
      const { actor, documentIds } = await openDocuments(options, requestId);
      const { reason } = options;
      const decisions = documentIds.map((documentId) => ({ documentId, outcome: 'denied' as const, reason }));
      await decideRequest(actor, { requestId, decisions });
      return standing(options.organization, requestId);
    },
  )
    .requiredOption('--reason <text>', 'why; the visitor is told')
    .option('--document <id>', 'only this document of it; may be given several times', several);
}

/** `candor request list|approve|deny`. */
export function addRequestVerbs(noun: Command): void {
  addListVerb<List, RequestRow>(
    noun,
    'list requests, what is due first',
    async (options) =>
      listRequests(await operatorIn(options.organization), {
        ...pageOf(options),
        filters: { state: options.state },
      }),
    ({ id, number, state, email, company, titles, dueAt }) => ({
      id,
      number,
      state,
      email,
      company,
      documents: titles.join(', '),
      dueAt,
    }),
  ).option('--state <state>', queueFilters.join(', '), oneOf(queueFilters));
  addDecisions(noun);
}
