import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { everyPage } from '#lib/csv.ts';
import { importPersons } from '#lib/person/import-commands.ts';
import { getPersonImport } from '#lib/person/import-queries.ts';
import { receivePersonTable } from '#lib/person/import-upload.ts';
import { leavePerson } from '#lib/person/leave-commands.ts';
import type { PersonRow } from '#lib/person/list-schema.ts';
import { listPersons } from '#lib/person/queries.ts';
import { personColumns } from '#lib/person/sheet.ts';
import { exportPersons } from '#lib/person/sheet-queries.ts';
import { type Standing, standings } from '#lib/person/standing.ts';
import { operatorIn } from './actor.ts';
import { handOverOption, successorOf } from './member-at.ts';
import { personAt } from './person-at.ts';
import { addErasureVerbs } from './person-erasure.ts';
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
} from './verb.ts';

type List = ListOptions & { standing?: Standing | 'any'; team?: string; location?: string };
type Import = InOrganization & {
  preview?: boolean;
  dates?: 'day-first' | 'month-first';
  missing: 'stay' | 'leave';
  on?: string;
};
type Export = InOrganization & { out: string };
type Leave = InOrganization & { email: string; on: string; handOverTo?: string };

async function importFile({ organization, preview = false, dates, missing, on }: Import, path = '') {
  const actor = await operatorIn(organization);
  await sizeOfFile(path);
  const draftId = await receivePersonTable(actor, { fileName: basename(path), bytes: await readFile(path) });
  const order = dates ?? null;
  const plan = await getPersonImport(actor, { draftId, order });
  const { ignored, notes, problems, unchanged } = plan;
  const outcome = {
    added: plan.added.length,
    changed: plan.changed.length,
    unchanged,
    kept: plan.kept.length,
    missing: plan.missing.map(({ email, source }) => ({ email, source })),
    ignored,
    notes,
    problems,
  };
  if (problems.length > 0) return new Failed({ ...outcome, imported: false });
  if (preview) return { ...outcome, imported: false };
  // Whom a table brought may be taken away by one; who was added by hand stays, such as contractors.
  const leavers = missing === 'leave' ? 'fed' : 'none';
  const { left } = await importPersons(actor, { draftId, seen: plan.seen, order, leavers, leftOn: on });
  return { ...outcome, left, imported: true };
}

async function exportFile({ organization, out }: Export) {
  const actor = await operatorIn(organization);
  const filters = { standing: 'any' as const };
  const pages = everyPage((after) => exportPersons(actor, { after, filters }));
  return writeTable(out, 'People', personColumns, pages);
}

async function leave({ organization, email, on, handOverTo }: Leave) {
  const actor = await operatorIn(organization);
  const person = await personAt(actor, email);
  const successor = await successorOf(actor, handOverTo);
  const { ended } = await leavePerson(actor, { personId: person.id, leftOn: on, handOverTo: successor });
  return { id: person.id, email: person.email, leftOn: on, ended };
}

/** `candor person list|import|export|leave|erase|hold|release`. */
export function addPersonVerbs(noun: Command): void {
  addListVerb<List, PersonRow>(
    noun,
    'list the people of the directory with how they stand today',
    async (options) => {
      const { standing, team, location } = options;
      const filters = { standing, team, location };
      return listPersons(await operatorIn(options.organization), { ...pageOf(options), filters });
    },
    ({ name, email, team, standing, startedOn, leftOn, open, overdue }) => ({
      name,
      email,
      team,
      standing,
      startedOn: startedOn ?? '',
      leftOn: leftOn ?? '',
      open,
      overdue,
    }),
  )
    .option('--standing <standing>', [...standings, 'any'].join(', '), oneOf([...standings, 'any']))
    .option('--team <team>', 'only those of this team')
    .option('--location <location>', 'only those at this place');
  addTenantVerb<Import>(
    noun,
    'import <file>',
    'add and change people as a CSV or XLSX table says, all or none',
    importFile,
  )
    .option('--preview', 'say what would happen and do nothing')
    .option(
      '--dates <order>',
      'how 03/04/2026 is meant: day-first, month-first',
      oneOf(['day-first', 'month-first']),
    )
    .option(
      '--missing <what>',
      'whom a table brought and this one lacks: stay, leave',
      oneOf(['stay', 'leave']),
      'stay',
    )
    .option('--on <day>', 'the day on which they have left, e.g. 2026-11-22');
  addTenantVerb<Export>(
    noun,
    'export',
    'write all people, also who left, as a table that can be imported again',
    exportFile,
  ).requiredOption('--out <file>', 'a new file; .xlsx makes a workbook, all else CSV');
  addTenantVerb<Leave>(
    noun,
    'leave',
    'let somebody leave on a day: duties, sessions and membership end',
    leave,
  )
    .requiredOption('--email <address>', 'who leaves')
    .requiredOption('--on <day>', 'the first day they are gone, e.g. 2026-11-22')
    .option(...handOverOption);
  addErasureVerbs(noun);
}
