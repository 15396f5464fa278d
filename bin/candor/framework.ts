import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { Invalid } from '#lib/errors.ts';
import { adoptFramework } from '#lib/framework/commands.ts';
import { importFile } from '#lib/framework/import-file.ts';
import { listFrameworks } from '#lib/framework/queries.ts';
import { type Identity, type Mapping, mappingSchema } from '#lib/framework/schema.ts';
import { parse } from '#lib/parse.ts';
import { operatorIn } from './actor.ts';
import { addTenantVerb, Failed, type InOrganization, several } from './verb.ts';

type Import = InOrganization & { key?: string; edition?: string; title?: string; column?: string[] };

/** Columns named as `title=C` or `title=3`: letters as a spreadsheet shows them, or numbers from 1. */
function mappingOf(columns: readonly string[]): Mapping {
  const numberOf = (text: string) => {
    if (/^\d+$/.test(text)) return Number(text) - 1;
    return [...text.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  };
  const pairs = columns.map((column) => {
    const [, role = '', text = ''] = /^([a-z]+)=([A-Za-z]{1,2}|\d{1,3})$/.exec(column) ?? [];
    if (!role) throw new Invalid(`“${column}” names no column. Write it like title=C.`);
    return [role, numberOf(text)];
  });
  return parse(mappingSchema, Object.fromEntries(pairs));
}

function identityOf({ key, edition: version, title }: Import): Partial<Identity> {
  return { ...(key && { key }), ...(version && { version }), ...(title && { title }) };
}

async function importNamed(options: Import, path: string): Promise<unknown> {
  const bytes = await readFile(path).catch(() => {
    throw new Invalid(`The file ${path} cannot be read.`);
  });
  const actor = await operatorIn(options.organization);
  const choice = {
    identity: identityOf(options),
    ...(options.column && { mapping: mappingOf(options.column) }),
  };
  const result = await importFile(actor, { bytes, fileName: basename(path) }, choice);
  if (result.problems.length === 0) return result;
  if (options.json) return new Failed(result);
  const lines = result.problems.map(({ place, message }) => `${place || 'the file'}: ${message}`);
  throw new Invalid(`Nothing was imported.\n${lines.join('\n')}`);
}

/** `candor framework list|adopt|import`. */
export function addFrameworkVerbs(noun: Command): void {
  addTenantVerb<InOrganization>(
    noun,
    'list',
    'list what is adopted, and what comes with Candor',
    async (options) => {
      const { adopted, available } = await listFrameworks(await operatorIn(options.organization), {});
      if (options.json) return { adopted, available };
      return [
        ...adopted.map(({ key, version, title, inForce, withdrawn, mapped }) => ({
          key,
          version,
          title,
          inForce,
          withdrawn,
          mapped,
        })),
        ...available.map(({ key, version, title }) => ({ key, version, title, inForce: 'not adopted' })),
      ];
    },
  );
  addTenantVerb<InOrganization>(
    noun,
    'adopt <key> <version>',
    'copy a framework that comes with Candor into the organization, e.g. adopt nist-csf 2.0',
    async ({ organization }, key = '', version = '') => {
      const { frameworkId: _, ...result } = await adoptFramework(await operatorIn(organization), {
        key,
        version,
      });
      return result;
    },
  );
  addTenantVerb<Import>(
    noun,
    'import <file>',
    'import a framework or crosswalk: OSCAL catalog, CPRT export, CSF 2.0 workbook, CSV or XLSX',
    (options, path = '') => importNamed(options, path),
  )
    .option('--key <key>', 'of a table: which framework it is, e.g. nist-csf')
    .option('--edition <version>', 'of a table: its version')
    .option('--title <text>', 'of a table: what the framework is called')
    .option(
      '--column <role=column>',
      'of a table: identifier, parent, kind, title, wording, status or successors, e.g. title=C; may be repeated',
      several,
    );
}
