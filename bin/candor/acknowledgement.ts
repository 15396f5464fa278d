import { open, readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import {
  type ImportRow,
  importAcknowledgements,
  importBatch,
  importRow,
} from '#lib/acknowledgement/import-commands.ts';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { type CsvColumn, csvLines, everyPage } from '#lib/csv.ts';
import { type CampaignLine, campaignLines, proofColumns } from '#lib/duty/campaign-lines.ts';
import { getCampaign, listCampaigns } from '#lib/duty/campaign-queries.ts';
import { type CampaignRow, percentDone } from '#lib/duty/campaign-schema.ts';
import { nudgeAll } from '#lib/duty/nudge-commands.ts';
import { readCsv } from '#lib/sheet/read.ts';
import { codeOf, Sentence } from '../sentence.ts';
import { operatorIn } from './actor.ts';
import { sizeOfFile } from './readable-file.ts';
import { addListVerb, addTenantVerb, Failed, type InOrganization, type ListOptions, pageOf } from './verb.ts';

type OfPolicy = InOrganization & { policy: string };
type Export = OfPolicy & { out: string; number?: string };
type Import = InOrganization & { preview?: boolean };

/** Problems that are told one by one. */
const mostTold = 50;

async function list(options: ListOptions) {
  return listCampaigns(await operatorIn(options.organization), { ...pageOf(options), descending: false });
}

const show = (row: CampaignRow) => ({
  policy: row.identifier || row.kind,
  title: row.title,
  version: row.number,
  done: row.done,
  open: row.open,
  overdue: row.overdue,
  percent: percentDone(row),
});

async function policyIdOf(actor: OperatorActor, identifier: string): Promise<string> {
  for await (const rows of everyPage((after) => listCampaigns(actor, { search: identifier, after }))) {
    const found = rows.find((row) => row.kind === 'policy' && row.identifier === identifier);
    if (found) return found.id;
  }
  throw new Sentence(`There is no published policy ${identifier}.`);
}

const columns: CsvColumn<CampaignLine & { policy: string }>[] = [
  { heading: 'E-mail', value: (row) => row.email },
  { heading: 'Policy', value: (row) => row.policy },
  { heading: 'Version', value: (row) => row.versionNumber },
  { heading: 'Acknowledged on', value: (row) => row.acknowledgedAt ?? null },
  { heading: 'Method', value: (row) => row.method },
  { heading: 'State', value: (row) => row.state },
  { heading: 'Due on', value: (row) => row.dueOn },
  { heading: 'Name', value: (row) => row.name },
  { heading: 'Team', value: (row) => row.team },
  ...proofColumns,
];

/** The id of an earlier version by its number, null for what is asked now. @throws Sentence */
async function versionIdOf(actor: OperatorActor, policyId: string, number: string | undefined) {
  if (number === undefined) return null;
  const { versions } = await getCampaign(actor, { policyId });
  const found = versions.find((version) => String(version.number) === number);
  if (!found) throw new Sentence(`There is no published version ${number} of it.`);
  return found.id;
}

async function exportFile({ organization, policy, out, number }: Export) {
  const actor = await operatorIn(organization);
  const policyId = await policyIdOf(actor, policy);
  const versionId = await versionIdOf(actor, policyId, number);
  const file = await open(out, 'wx').catch((error: unknown) => {
    throw new Sentence(`${out} cannot be written (${codeOf(error) ?? 'unknown reason'}).`);
  });
  let people = 0;
  async function* batches() {
    for await (const rows of campaignLines(actor, { policyId, versionId, descending: false })) {
      people += rows.length;
      yield rows.map((row) => ({ ...row, policy }));
    }
  }
  for await (const bytes of csvLines(columns, batches())) await file.write(bytes);
  await file.close();
  return { out, people };
}

const headings = ['e-mail', 'policy', 'version', 'acknowledged on', 'proof'] as const;

/** The rows of a file by their headings, in any order. @throws Sentence */
async function readRows(path: string): Promise<{ rows: ImportRow[]; lines: number[]; problems: string[] }> {
  await sizeOfFile(path);
  const [sheet] = await readCsv(await readFile(path));
  const [head, ...body] = sheet?.rows ?? [];
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const missing = headings.filter((heading) => !names.includes(heading));
  if (missing.length > 0)
    throw new Sentence(`The file needs the columns ${headings.join(', ')}; missing: ${missing.join(', ')}.`);
  const [rows, lines, problems]: [ImportRow[], number[], string[]] = [[], [], []];
  for (const { number, cells } of body) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const at = (heading: (typeof headings)[number]) => cells[names.indexOf(heading)]?.trim() ?? '';
    const parsed = importRow.safeParse({
      email: at('e-mail'),
      policy: at('policy'),
      version: at('version'),
      acknowledgedOn: at('acknowledged on').slice(0, 10),
      note: at('proof'),
    });
    if (parsed.success) {
      rows.push(parsed.data);
      lines.push(number);
    } else problems.push(`Row ${number}: ${parsed.error.issues.map(({ message }) => message).join(' ')}`);
  }
  return { rows, lines, problems };
}

async function importFile({ organization, preview = false }: Import, path = '') {
  const actor = await operatorIn(organization);
  const { rows, lines, problems } = await readRows(path);
  const said = { recorded: 0, already: 0 };
  // First all of it is only looked at: a problem in the last row keeps the first one out, too.
  for (const dry of preview ? [true] : [true, false]) {
    if (problems.length > 0) break;
    [said.recorded, said.already] = [0, 0];
    for (let from = 0; from < rows.length; from += importBatch) {
      const batch = rows.slice(from, from + importBatch);
      const done = await importAcknowledgements(actor, { rows: batch, preview: dry });
      said.recorded += done.recorded;
      said.already += done.already;
      for (const { row, message } of done.problems) problems.push(`Row ${lines[from + row]}: ${message}`);
    }
  }
  if (problems.length > 0)
    return new Failed({
      imported: false,
      problems: problems.slice(0, mostTold),
      more: Math.max(0, problems.length - mostTold),
    });
  return { ...said, imported: !preview };
}

async function remind({ organization, policy }: OfPolicy) {
  const actor = await operatorIn(organization);
  return nudgeAll(actor, { policyId: await policyIdOf(actor, policy) });
}

/** `candor acknowledgement list|import|export|remind`. */
export function addAcknowledgementVerbs(noun: Command): void {
  addListVerb(noun, 'list what is asked of people, with how many have done it', list, show);
  addTenantVerb<Import>(
    noun,
    'import <file>',
    'record what was acknowledged in another system: CSV with E-mail, Policy, Version, Acknowledged on, Proof',
    importFile,
  ).option('--preview', 'say what would happen and do nothing');
  addTenantVerb<Export>(noun, 'export', 'write who has acknowledged a policy, and who has not', exportFile)
    .requiredOption('--policy <identifier>', 'the policy')
    .requiredOption('--out <file>', 'where to write')
    .option('--number <number>', 'a version by its number; else what is asked now');
  addTenantVerb<OfPolicy>(
    noun,
    'remind',
    'mail everybody who has not acknowledged a policy, once a day at most',
    remind,
  ).requiredOption('--policy <identifier>', 'the policy');
}
