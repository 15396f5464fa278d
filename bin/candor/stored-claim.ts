import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { addClaim } from '#lib/claim/commands.ts';
import { claimColumns, claimsIn } from '#lib/claim/import.ts';
import { importClaims } from '#lib/claim/import-commands.ts';
import type { ClaimRow } from '#lib/claim/list-schema.ts';
import { comparators, metrics } from '#lib/claim/measure.ts';
import { listClaims } from '#lib/claim/queries.ts';
import { type Audience, audiences } from '#lib/claim/schema.ts';
import { type Standing, standings } from '#lib/claim/standing.ts';
import { listControls } from '#lib/control/queries.ts';
import { csvLines, everyPage } from '#lib/csv.ts';
import { isArchive, readCsv, readSheet } from '#lib/sheet/read.ts';
import { codeOf, Sentence } from '../sentence.ts';
import { operatorIn } from './actor.ts';
import { readBinaryFile } from './readable-file.ts';
import {
  addListVerb,
  addTenantVerb,
  type InOrganization,
  type ListOptions,
  oneOf,
  pageOf,
  several,
} from './verb.ts';

type List = ListOptions & { standing?: Standing; audience?: Audience; section?: string };
type Add = InOrganization & {
  section: string;
  audience?: Audience;
  metric?: (typeof metrics)[number];
  comparator?: (typeof comparators)[number];
  value?: string;
  unit?: string;
  control?: string[];
};
type Export = InOrganization & { out: string };

async function controlIdOf(actor: OperatorActor, identifier: string): Promise<string> {
  const { rows } = await listControls(actor, { search: identifier });
  const found = rows.find((row) => row.identifier === identifier);
  if (!found) throw new Sentence(`There is no control ${identifier}.`);
  return found.id;
}

async function add(options: Add, text = '') {
  const { section, audience, metric, comparator = '=', value = '', unit = '' } = options;
  const actor = await operatorIn(options.organization);
  const controlIds: string[] = [];
  for (const identifier of options.control ?? []) controlIds.push(await controlIdOf(actor, identifier));
  const measure = metric ? { metric, comparator, value, unit } : null;
  return { id: await addClaim(actor, { section, text, audience, measure, controlIds }) };
}

async function importFile({ organization }: InOrganization, path = '') {
  const actor = await operatorIn(organization);
  const bytes = await readBinaryFile(path);
  const [sheet] = isArchive(bytes) ? await readSheet(bytes) : await readCsv(bytes);
  return importClaims(actor, { claims: claimsIn(sheet?.rows ?? []) });
}

async function exportFile({ organization, out }: Export) {
  const actor = await operatorIn(organization);
  const pieces: Uint8Array[] = [];
  const pages = everyPage((after) => listClaims(actor, { after }));
  for await (const piece of csvLines(claimColumns, pages)) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  await writeFile(out, bytes, { flag: 'wx' }).catch((error: unknown) => {
    throw new Sentence(`${out} cannot be written (${codeOf(error) ?? 'unknown reason'}).`);
  });
  return { out, sizeBytes: bytes.length };
}

/** `candor claim list|add|import|export`. */
export function addStoredClaimVerbs(noun: Command): void {
  addListVerb<List, ClaimRow>(
    noun,
    'list claims with how they stand today, in the order of the portal',
    async (options) => {
      const { standing, audience, section } = options;
      const actor = await operatorIn(options.organization);
      return listClaims(actor, { ...pageOf(options), filters: { standing, audience, section } });
    },
    ({ id, text, section, standing, controls }) => ({
      id,
      text,
      section,
      standing: standing?.standing ?? '',
      verifiedOn: standing?.verifiedOn ?? '',
      controls: controls.map(({ identifier }) => identifier).join(' '),
    }),
  )
    .option('--standing <standing>', standings.join(', '), oneOf(standings))
    .option('--audience <audience>', audiences.join(', '), oneOf(audiences))
    .option('--section <area>', 'only of this area');
  addTenantVerb<Add>(noun, 'add <text>', 'add a claim at the end of its area', add)
    .requiredOption('--section <area>', 'its area on the portal')
    .option('--audience <audience>', audiences.join(', '), oneOf(audiences), 'public')
    .option('--metric <metric>', metrics.join(', '), oneOf(metrics))
    .option('--comparator <comparator>', comparators.join(' '), oneOf(comparators))
    .option('--value <value>', 'e.g. 60')
    .option('--unit <unit>', 'e.g. days')
    .option('--control <identifier>', 'a control behind it; may be given several times', several);
  addTenantVerb<InOrganization>(
    noun,
    'import <file>',
    'add claims, and say those with an id anew, as a CSV or XLSX table says; all or none',
    importFile,
  );
  addTenantVerb<Export>(
    noun,
    'export',
    'write all claims as a CSV table that can be imported again',
    exportFile,
  ).requiredOption('--out <file>', 'where to write, .csv');
}
