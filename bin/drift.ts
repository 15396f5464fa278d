import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { schemaDirectory } from './project.ts';

/*
 * Do the schema files and the migrations say the same? The schema files become SQL (Prisma's engine as WebAssembly,
 * nothing downloaded), that SQL and the migrations each make a database, and the two catalogues are compared.
 */

/** The SQL that makes the tables of the schema files in an empty database. `url` is only named, not changed. */
export async function schemaSql(url: string): Promise<string> {
  const require = createRequire(import.meta.url);
  const binary = require
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/schema_engine_bg\.js$/, 'schema_engine_bg.wasm');
  const { instance } = await WebAssembly.instantiate(readFileSync(binary), {
    './schema_engine_bg.js': { ...engine },
  });
  // The package's declarations leave out what its own loader calls.
  const loader: Record<string, unknown> = { ...engine };
  const { __wbg_set_wasm: use } = loader;
  const { __wbindgen_start: begin } = instance.exports;
  if (typeof use !== 'function' || typeof begin !== 'function')
    throw new Error('the schema engine has changed');
  use(instance.exports);
  begin();
  const files = readdirSync(schemaDirectory)
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => ({
      path: join(schemaDirectory, name),
      content: readFileSync(join(schemaDirectory, name), 'utf8'),
    }));
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  const datamodels = files.map(({ path, content }): [string, string] => [path, content]);
  const schemaEngine = await engine.SchemaEngine.new({ datamodels }, () => {}, adapter);
  try {
    const { stdout } = await schemaEngine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  } finally {
    schemaEngine.free();
  }
}

const catalogues = [
  `SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name || coalesce('(' || character_maximum_length || ')', '')
     || coalesce('(' || datetime_precision || ')', '') || CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END
     || coalesce(' default ' || column_default, '') AS line
   FROM information_schema.columns WHERE table_schema = 'public'`,
  `SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS line
   FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f', 'u')`,
  `SELECT 'enum ' || t.typname || ' ' || string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) AS line
   FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname`,
  // Indexes on expressions, on part of the rows or of other kinds stand in migrations only: Prisma cannot say them.
  `SELECT 'index ' || pg_get_indexdef(x.indexrelid) AS line
   FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid JOIN pg_am a ON a.oid = c.relam
   WHERE c.relnamespace = 'public'::regnamespace AND a.amname = 'btree' AND x.indpred IS NULL AND x.indexprs IS NULL`,
];

/** Everything of a database that the schema files could say, one line each, sorted. */
export async function readCatalogue(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const lines: string[] = [];
    for (const query of catalogues) {
      const found = await client.query<{ line: string }>(query);
      lines.push(...found.rows.map((row) => row.line));
    }
    return lines.filter((line) => !line.includes('_prisma_migrations')).sort();
  } finally {
    await client.end();
  }
}

/** The lines of one catalogue only, marked by where they stand. Empty when both say the same. */
export function compareCatalogues(schema: readonly string[], migrations: readonly string[]): string[] {
  const inSchema = new Set(schema);
  const inMigrations = new Set(migrations);
  return [
    ...schema.filter((line) => !inMigrations.has(line)).map((line) => `only in prisma/schema: ${line}`),
    ...migrations.filter((line) => !inSchema.has(line)).map((line) => `only in prisma/migrations: ${line}`),
  ];
}
