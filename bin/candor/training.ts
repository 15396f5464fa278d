import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { everyPage } from '#lib/csv.ts';
import { isArchive, readCsv, readSheet } from '#lib/sheet/read.ts';
import { readCompletions } from '#lib/training/import.ts';
import { getCompletionPlan, importCompletions } from '#lib/training/import-commands.ts';
import { percentDone } from '#lib/training/measure.ts';
import { listCourses } from '#lib/training/queries.ts';
import type { CourseRow } from '#lib/training/schema.ts';
import { completionColumns } from '#lib/training/sheet.ts';
import { exportCompletions } from '#lib/training/sheet-queries.ts';
import { operatorIn } from './actor.ts';
import { sizeOfFile } from './readable-file.ts';
import { writeTable } from './table-file.ts';
import { addListVerb, addTenantVerb, Failed, type InOrganization, type ListOptions, pageOf } from './verb.ts';

type Import = InOrganization & { preview?: boolean };
type Export = InOrganization & { out: string };

async function importFile({ organization, preview = false }: Import, path = '') {
  const actor = await operatorIn(organization);
  await sizeOfFile(path);
  const bytes = await readFile(path);
  const { rows, problems, ignored } = readCompletions(
    isArchive(bytes) ? await readSheet(bytes) : await readCsv(bytes),
  );
  const plan = await getCompletionPlan(actor, { rows });
  const all = [...problems, ...plan.problems].toSorted((a, b) => a.row - b.row);
  const said = { added: plan.added.length, unchanged: plan.unchanged, ignored, problems: all };
  if (all.length > 0) return new Failed({ ...said, imported: false });
  if (!preview) await importCompletions(actor, { rows });
  return { ...said, imported: !preview };
}

async function exportFile({ organization, out }: Export) {
  const actor = await operatorIn(organization);
  const pages = everyPage((after) => exportCompletions(actor, { after }));
  return writeTable(out, 'Completions', completionColumns, pages);
}

/** `candor training list|import|export`. */
export function addTrainingVerbs(noun: Command): void {
  addListVerb<ListOptions, CourseRow>(
    noun,
    'list courses with how many of those who should have done them have',
    async (options) => listCourses(await operatorIn(options.organization), pageOf(options)),
    ({ title, kind, ready, audienceName, due, done, open, ...row }) => ({
      title,
      kind,
      ready,
      audience: audienceName,
      due,
      done,
      percent: percentDone({ ...row, due, done }),
      open,
    }),
  );
  addTenantVerb<Import>(
    noun,
    'import <file>',
    'bring completions of another system (Email, Course, Completed on, Score, Note), all or none',
    importFile,
  ).option('--preview', 'say what would happen and do nothing');
  addTenantVerb<Export>(
    noun,
    'export',
    'write every completion into a file; scores are left out, they are not the host’s',
    exportFile,
  ).requiredOption('--out <file>', 'where to write: CSV, or a workbook where it ends in .xlsx');
}
