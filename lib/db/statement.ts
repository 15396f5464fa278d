import { createQueryId, PostgresQueryCompiler, type RawBuilder } from 'kysely';
import type { Tenant } from './tenant.ts';

// Statements of a command made of fragments that lists use, too: written once, run through either handle.
function compiled(statement: RawBuilder<unknown>): { sql: string; parameters: readonly unknown[] } {
  return new PostgresQueryCompiler().compileQuery(statement.toOperationNode(), createQueryId());
}

/** Runs a statement made with kysely's `sql` in a command's transaction; returns its rows. */
export function rowsOf<Row>(tenant: Tenant, statement: RawBuilder<Row>): Promise<Row[]> {
  const { sql, parameters } = compiled(statement);
  return tenant.$queryRawUnsafe<Row[]>(sql, ...parameters);
}

/** The same for a statement without rows; returns how many it touched. */
export function runIn(tenant: Tenant, statement: RawBuilder<unknown>): Promise<number> {
  const { sql, parameters } = compiled(statement);
  return tenant.$executeRawUnsafe(sql, ...parameters);
}
