import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { Invalid, NotFound } from '#lib/errors.ts';
import { bringFile } from '#lib/evidence/bring.ts';
import { getAddingForm } from '#lib/evidence/choice-queries.ts';
import { addEvidence } from '#lib/evidence/commands.ts';
import { evidenceIn, importHeadings } from '#lib/evidence/import.ts';
import { importEvidence } from '#lib/evidence/import-commands.ts';
import { getEvidence } from '#lib/evidence/item-queries.ts';
import { type EvidenceState, evidenceStates } from '#lib/evidence/lifecycle.ts';
import { openPack } from '#lib/evidence/pack.ts';
import { packInput } from '#lib/evidence/pack-queries.ts';
import { listEvidence } from '#lib/evidence/queries.ts';
import {
  type EvidenceKind,
  type EvidenceRow,
  evidenceKinds,
  type RecordField,
} from '#lib/evidence/schema.ts';
import { listFrameworks } from '#lib/framework/queries.ts';
import { parse } from '#lib/parse.ts';
import { isArchive, readCsv, readSheet } from '#lib/sheet/read.ts';
import { Sentence } from '../sentence.ts';
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

type List = ListOptions & { state?: EvidenceState; kind?: EvidenceKind };
type Add = InOrganization & {
  title: string;
  control?: string[];
  link?: string;
  field?: string[];
  collectedOn?: string;
  periodFrom?: string;
  periodTo?: string;
  validUntil?: string;
  source?: string;
  procedure?: string;
  automated?: boolean;
  note?: string;
};
type Export = InOrganization & { out: string; framework?: string; from?: string; to?: string };

function recordOf(fields: readonly string[]): RecordField[] {
  return fields.map((field) => {
    const at = field.indexOf('=');
    if (at < 1) throw new Invalid(`Please give each field as name=value: ${field}`);
    return { name: field.slice(0, at), value: field.slice(at + 1) };
  });
}

async function add(options: Add, path: string) {
  const actor = await operatorIn(options.organization);
  const { today, controls } = await getAddingForm(actor, {});
  const controlIds = (options.control ?? []).map((identifier) => {
    const found = controls.find((control) => control.identifier === identifier);
    if (!found) throw new NotFound(`There is no control ${identifier}.`);
    return found.id;
  });
  const { title, source, procedure, automated = false, note, link, field = [] } = options;
  const said = {
    title,
    controlIds,
    collectedOn: options.collectedOn ?? today,
    periodStartOn: options.periodFrom ?? '',
    periodEndOn: options.periodTo ?? '',
    validUntilOn: options.validUntil ?? '',
    source: source ?? '',
    procedure,
    automated,
    note,
  };
  if ([path !== '', link !== undefined, field.length > 0].filter(Boolean).length !== 1)
    throw new Sentence('Give one of: a file, --link, or --field (any number of times).');
  if (link !== undefined) return addEvidence(actor, { ...said, content: { kind: 'link', url: link } });
  if (field.length > 0)
    return addEvidence(actor, { ...said, content: { kind: 'record', record: recordOf(field) } });
  const file = await stat(path).catch(() => null);
  if (!file?.isFile()) throw new Sentence(`There is no file ${path}.`);
  const bytes = createReadStream(path, { highWaterMark: 256 * 1024 });
  return bringFile(actor, said, { fileName: basename(path), source: bytes });
}

async function exportPack({ organization, out, framework, from, to }: Export) {
  const actor = await operatorIn(organization);
  const adopted = framework ? await listFrameworks(actor, {}) : null;
  const named = adopted?.adopted.find(
    ({ key, version }) => framework === key || framework === `${key}:${version}`,
  );
  if (framework && !named) throw new NotFound(`The framework ${framework} is not adopted here.`);
  const scope = parse(packInput, { frameworkId: named?.id ?? '', from: from ?? '', to: to ?? '' });
  const unfinished = `${out}.unfinished`;
  try {
    await pipeline(await openPack(actor, scope), createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, out);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return { out, sizeBytes: (await stat(out)).size };
}

async function importFile({ organization }: InOrganization, path = '') {
  const actor = await operatorIn(organization);
  const bytes = await readBinaryFile(path);
  const [sheet] = isArchive(bytes) ? await readSheet(bytes) : await readCsv(bytes);
  return importEvidence(actor, { items: evidenceIn(sheet?.rows ?? []) });
}

/** `candor evidence list|show|add|import|export`. */
export function addEvidenceVerbs(noun: Command): void {
  addListVerb<List, EvidenceRow>(
    noun,
    'list evidence, newest first',
    async (options) => {
      const { state, kind } = options;
      return listEvidence(await operatorIn(options.organization), {
        ...pageOf(options),
        filters: { state, kind },
      });
    },
    ({ id, title, kind, state, collectedOn, validUntilOn, controls }) => ({
      id,
      title,
      kind,
      state,
      collectedOn,
      validUntilOn,
      controls: controls.join(' '),
    }),
  )
    .option('--state <state>', evidenceStates.join(', '), oneOf(evidenceStates))
    .option('--kind <kind>', evidenceKinds.join(', '), oneOf(evidenceKinds));
  addTenantVerb<InOrganization>(
    noun,
    'show <evidence>',
    'show an item with its revisions and whether their hashes hold',
    async (options, itemId = '') => getEvidence(await operatorIn(options.organization), { itemId }),
  );
  addTenantVerb<Add>(noun, 'add [file]', 'add a file, a link or a record as evidence', (options, path = '') =>
    add(options, path),
  )
    .requiredOption('--title <title>', 'what it is')
    .option('--control <identifier>', 'a control that it proves; may be given several times', several)
    .option('--link <address>', 'the address of a page, instead of a file')
    .option(
      '--field <name=value>',
      'a line of a record, instead of a file; may be given several times',
      several,
    )
    .option('--collected-on <day>', 'when it was true, if not today')
    .option('--period-from <day>', 'the period it covers')
    .option('--period-to <day>', 'the period it covers')
    .option('--valid-until <day>', 'until when it holds')
    .option('--source <text>', 'where it comes from')
    .option('--procedure <text>', 'how it was collected')
    .option('--automated', 'it was collected automatically')
    .option('--note <text>', 'anything else');
  addTenantVerb<InOrganization>(
    noun,
    'import <file>',
    `add the links and records of a CSV or XLSX table, all or none; it is read for the columns ${importHeadings.join(', ')}`,
    importFile,
  );
  addTenantVerb<Export>(
    noun,
    'export',
    'write the auditor’s pack: a ZIP with a manifest of hashes',
    (options) => exportPack(options),
  )
    .requiredOption('--out <file>', 'where to write the ZIP')
    .option('--framework <key>', 'only evidence of this adopted framework, like nist-csf or nist-csf:2.0')
    .option('--from <day>', 'only evidence of a period')
    .option('--to <day>', 'only evidence of a period');
}
