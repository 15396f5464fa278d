import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { addDocument } from '#lib/document/commands.ts';
import { getDocument, listDocuments } from '#lib/document/queries.ts';
import type { DocumentRow } from '#lib/document/schema.ts';
import { type Tier, tiers } from '#lib/document/tier.ts';
import { publishRevision } from '#lib/document-revision/commands.ts';
import { prepareRevision } from '#lib/document-revision/jobs.ts';
import { uploadRevision } from '#lib/document-revision/upload.ts';
import { NotFound } from '#lib/errors.ts';
import { Sentence } from '../sentence.ts';
import { operatorIn } from './actor.ts';
import { sizeOfFile } from './readable-file.ts';
import { addListVerb, addTenantVerb, type InOrganization, type ListOptions, oneOf, pageOf } from './verb.ts';

const states = ['obtainable', 'unpublished', 'archived'] as const;

type List = ListOptions & { tier?: Tier; state?: (typeof states)[number] };
type Add = InOrganization & {
  title?: string;
  tier?: Tier;
  description?: string;
  document?: string;
  publish?: boolean;
};

async function revisionOf(actor: OperatorActor, documentId: string, revisionId: string) {
  const { id, title, tier, revisions } = await getDocument(actor, { documentId });
  const revision = revisions.find((one) => one.id === revisionId);
  if (!revision) throw new NotFound('There is no such revision.');
  const { number, state, pages, reasons } = revision;
  return { id, title, tier, revision: { id: revisionId, number, state, pages, reasons } };
}

/** Prepares the revision here and now; a worker that takes the same job meanwhile does no harm. */
async function prepare(actor: OperatorActor, documentId: string, revisionId: string): Promise<void> {
  const { organizationId } = actor;
  const ended = async () => {
    const { revision } = await revisionOf(actor, documentId, revisionId);
    return ['ready', 'refused', 'current', 'failed'].includes(revision.state);
  };
  try {
    await prepareRevision({ organizationId, revisionId });
  } catch (error) {
    if (!(await ended())) throw error;
  }
  // Another worker may still be at it.
  while (!(await ended())) await new Promise((resolve) => setTimeout(resolve, 250));
}

async function add(options: Add, path: string) {
  await sizeOfFile(path);
  const actor = await operatorIn(options.organization);
  const { title = basename(path).replace(/\.pdf$/i, ''), tier = 'restricted', description = '' } = options;
  const documentId = options.document ?? (await addDocument(actor, { title, tier, description })).id;
  const source = createReadStream(path, { highWaterMark: 256 * 1024 });
  const { revisionId } = await uploadRevision(actor, { documentId, fileName: basename(path), source });
  await prepare(actor, documentId, revisionId);
  const prepared = await revisionOf(actor, documentId, revisionId);
  const { state, reasons } = prepared.revision;
  if (state !== 'ready') {
    const why = reasons.map(({ sentence }) => sentence).join(' ');
    throw new Sentence(`The file was not accepted (document ${documentId}). ${why}`);
  }
  if (!options.publish) return prepared;
  await publishRevision(actor, { documentId, revisionId });
  return revisionOf(actor, documentId, revisionId);
}

/** `candor document add|list`, which need the database. */
export function addStoredDocumentVerbs(noun: Command): void {
  addListVerb<List, DocumentRow>(
    noun,
    'list documents in their order',
    async (options) => {
      const { tier, state } = options;
      return listDocuments(await operatorIn(options.organization), {
        ...pageOf(options),
        filters: { tier, state },
      });
    },
    ({ id, title, tier, state, currentNumber, pages, holders }) => ({
      id,
      title,
      tier,
      state,
      revision: currentNumber,
      pages,
      holders,
    }),
  )
    .option('--tier <tier>', tiers.join(', '), oneOf(tiers))
    .option('--state <state>', states.join(', '), oneOf(states));
  addTenantVerb<Add>(
    noun,
    'add <file>',
    'upload a PDF as a new document, or as a new revision of one, and prepare it',
    (options, path = '') => add(options, path),
  )
    .option('--title <title>', 'its title, if not the name of the file')
    .option('--tier <tier>', `${tiers.join(', ')} (restricted if not said)`, oneOf(tiers))
    .option('--description <text>', 'what the portal says of it')
    .option('--document <id>', 'make the file a new revision of this document')
    .option('--publish', 'make it the current revision at once');
}
