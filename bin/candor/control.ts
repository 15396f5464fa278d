import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { addControl } from '#lib/control/commands.ts';
import { type Health, healths } from '#lib/control/health.ts';
import { importControls } from '#lib/control/import-commands.ts';
import { getControlImport } from '#lib/control/import-queries.ts';
import { receiveControlTable } from '#lib/control/import-upload.ts';
import { type Implementation, implementations, responsibilities } from '#lib/control/labels.ts';
import type { ControlRow } from '#lib/control/list-schema.ts';
import { listControlChoices, listControls } from '#lib/control/queries.ts';
import { controlColumns } from '#lib/control/sheet.ts';
import { exportControls } from '#lib/control/sheet-queries.ts';
import { everyPage } from '#lib/csv.ts';
import { Sentence } from '../sentence.ts';
import { operatorIn } from './actor.ts';
import { sizeOfFile } from './readable-file.ts';
import { writeTable } from './table-file.ts';
import {
  addListVerb,
  addTenantVerb,
  Failed,
  type InOrganization,
  type ListOptions,
  oneOf,
  pageOf,
  several,
} from './verb.ts';

type List = ListOptions & {
  health?: Health;
  implementation?: Implementation;
  tag?: string;
  framework?: string;
};
type Add = InOrganization & {
  identifier: string;
  title: string;
  description?: string;
  implementation: string;
  justification?: string;
  responsibility: string;
  owner?: string;
  tier?: string;
  cadence?: string;
  tag?: string[];
};
type Import = InOrganization & { preview?: boolean };
type Export = InOrganization & { out: string };

async function ownerIdOf(actor: OperatorActor, name: string | undefined): Promise<string | null> {
  if (name === undefined) return null;
  const { owners } = await listControlChoices(actor, {});
  const found = owners.filter((owner) => owner.name === name || owner.id === name);
  const [owner] = found;
  if (!owner || found.length > 1) throw new Sentence(`There is no one member called “${name}”.`);
  return owner.id;
}

async function add(options: Add) {
  const actor = await operatorIn(options.organization);
  const id = await addControl(actor, {
    identifier: options.identifier,
    title: options.title,
    description: options.description,
    implementation: options.implementation,
    justification: options.justification,
    responsibility: options.responsibility,
    ownerId: await ownerIdOf(actor, options.owner),
    tier: options.tier,
    cadenceDays: options.cadence,
    tags: options.tag ?? [],
  });
  return { id, identifier: options.identifier };
}

async function importFile({ organization, preview = false }: Import, path = '') {
  const actor = await operatorIn(organization);
  await sizeOfFile(path);
  const draftId = await receiveControlTable(actor, { fileName: basename(path), bytes: await readFile(path) });
  const { added, changed, unchanged, ignored, problems } = await getControlImport(actor, { draftId });
  const outcome = { added: added.length, changed: changed.length, unchanged, ignored, problems };
  if (problems.length > 0) return new Failed({ ...outcome, imported: false });
  if (preview) return { ...outcome, imported: false };
  await importControls(actor, { draftId });
  return { ...outcome, imported: true };
}

async function exportFile({ organization, out }: Export) {
  const actor = await operatorIn(organization);
  const pages = everyPage((after) => exportControls(actor, { after }));
  return writeTable(out, 'Controls', controlColumns, pages);
}

/** `candor control list|add|import|export`. */
export function addControlVerbs(noun: Command): void {
  addListVerb<List, ControlRow>(
    noun,
    'list controls with how they stand today',
    async (options) => {
      const { health, implementation, tag, framework } = options;
      const filters = { health, implementation, tag, framework };
      return listControls(await operatorIn(options.organization), { ...pageOf(options), filters });
    },
    ({ identifier, title, standing, implementation, ownerName }) => ({
      identifier,
      title,
      health: standing?.health ?? '',
      dueOn: standing?.dueOn ?? '',
      implementation,
      owner: ownerName ?? '',
    }),
  )
    .option('--health <health>', healths.join(', '), oneOf(healths))
    .option('--implementation <state>', implementations.join(', '), oneOf(implementations))
    .option('--tag <tag>', 'only those with this tag')
    .option('--framework <key>', 'only those mapped to this framework, e.g. nist-csf');
  addTenantVerb<Add>(noun, 'add', 'add a control', add)
    .requiredOption('--identifier <identifier>', 'e.g. AC-01')
    .requiredOption('--title <title>', 'what it is')
    .option('--description <text>', 'what is done, by whom, how often')
    .option('--implementation <state>', implementations.join(', '), 'planned')
    .option('--justification <text>', 'why, for an alternative or what does not apply')
    .option('--responsibility <who>', responsibilities.join(', '), 'us')
    .option('--owner <member>', 'name or id of a member')
    .option('--tier <tier>', 'maturity, 1 to 4')
    .option('--cadence <days>', 'after how many days its evidence counts no more')
    .option('--tag <tag>', 'a tag; may be given several times', several);
  addTenantVerb<Import>(
    noun,
    'import <file>',
    'add and change controls as a CSV or XLSX table says, all or none',
    importFile,
  ).option('--preview', 'say what would happen and do nothing');
  addTenantVerb<Export>(
    noun,
    'export',
    'write all controls as a table that can be imported again',
    exportFile,
  ).requiredOption('--out <file>', 'where to write, .csv or .xlsx');
}
