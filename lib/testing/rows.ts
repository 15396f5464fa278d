import { createHash } from 'node:crypto';
import type pg from 'pg';

type Column = { name: string; type: string; required: boolean };
type Reference = { columns: string[]; target: string };
type Table = { name: string; columns: Column[]; references: Reference[]; unique: string[] };

/** Tables of the database that belong to an organization, read from its catalogue, so that a new one is among them. */
export async function tenantTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT c.relname AS name,
      (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL),
          'required', a.attnotnull AND NOT a.atthasdef))
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
      coalesce((SELECT json_agg(json_build_object('target', k.confrelid::regclass::text, 'columns',
          (SELECT json_agg(a.attname ORDER BY n.at) FROM unnest(k.conkey) WITH ORDINALITY n(number, at)
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = n.number)))
        FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'), '[]') AS references,
      coalesce((SELECT json_agg(a.attname) FROM pg_index x
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
        WHERE x.indrelid = c.oid AND x.indisunique AND x.indnatts = 1), '[]') AS unique
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organizationId')
    ORDER BY 1`);
  return rows.map((table) => ({
    ...table,
    references: table.references.map((one) => ({ ...one, target: one.target.replaceAll('"', '') })),
  }));
}

/** The id of the row that a table gets: the same in every organization, which is what the composite keys allow. */
export function idOf(table: string): string {
  const hex = createHash('sha256').update(table).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

// Where a rule of the product reads the column, any text would not do, or nothing would not.
const words: Readonly<Record<string, string>> = {
  'Absence.backOn': '2026-03-02',
  'AccessRequest.submittedAt': '2026-03-01T12:00:00Z',
  'AccessRule.domain': 'buyer.example',
  'Audience.rule': '{"everyone":true}',
  'AuditReport.kind': 'certification',
  'AuditReport.opinion': 'certified',
  'AuditReport.dutiesAudience': 'document',
  'AuditException.severity': 'minor',
  'SubserviceOrganization.method': 'inclusive',
  'AuditReportControl.result': 'no-exception',
  'Duty.kind': 'policy',
  // Owed is one thing: here a policy.
  'Duty.policyId': 'policy',
  'Duty.policyVersionId': 'version',
  'Delegation.endsAt': '2999-01-01T00:00:00Z',
  'Document.tier': 'restricted',
  'DocumentRevision.state': 'ready',
  'Grant.source': 'hand',
  'Grant.countsFrom': 'approval',
  'MemberRole.role': 'employee',
  'NdaVersion.change': 'material',
  'NdaWaiver.kind': 'not-needed',
  'Person.email': 'person@rows.example',
  // What persons can be narrowed by shows only what somebody has.
  'Person.team': 'mine or not',
  'Task.dueOn': '2026-03-01',
  'TaskEnd.reopenedAt': '2026-03-02T12:00:00Z',
};

// What was merged into itself would be hidden from the lists; a portal's projection is read as one.
const leftEmpty = new Set([
  'Customer.mergedIntoId',
  'Visitor.mergedIntoId',
  'Portal.currentProjectionId',
  // An inquiry is about one thing.
  'Inquiry.requirementId',
  // A browser is somebody's; what is owed is a policy; nobody is their own manager. What was confirmed is not
  // changed.
  'Session.visitorId',
  'Session.personId',
  'Acknowledgement.proofFileId',
  'Completion.certificateFileId',
  'Certificate.fileId',
  'CheckResult.fileId',
  'Duty.courseId',
  'Duty.checkId',
  'Person.managerId',
]);

function fillerOf(table: Table, column: Column, text: string): unknown {
  const own = words[`${table.name}.${column.name}`];
  if (own) return own;
  if (column.type === 'uuid') return idOf(`${table.name}.${column.name}`);
  if (column.type === 'text') return `${text} ${table.name} ${column.name}`;
  if (column.type === 'boolean') return true;
  if (column.type === 'bytea') return Buffer.from(text);
  if (column.type === 'jsonb') return '[]';
  if (/^(timestamp|date)/.test(column.type)) return '2026-03-01T12:00:00Z';
  return 7;
}

function rowOf(table: Table, organizationId: string, text: string): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const column of table.columns) {
    if (column.required || `${table.name}.${column.name}` in words)
      row[column.name] = fillerOf(table, column, text);
  }
  // Unique in the whole database, which the files of one worker share.
  const once = `${text}-${table.name}-${organizationId}`.toLowerCase();
  for (const name of table.unique) if (name in row) row[name] = once;
  if (table.columns.some((column) => column.name === 'id')) row.id = idOf(table.name);
  for (const { columns, target } of table.references) {
    const own = columns.find((name) => name !== 'organizationId');
    if (own && own in row) row[own] = idOf(target);
  }
  return { ...row, organizationId };
}

/** Tables in an order in which each comes after those that its required columns refer to. */
function inOrder(tables: readonly Table[]): Table[] {
  const done: Table[] = [];
  const isRequired = (table: Table, name: string) =>
    table.columns.some((column) => column.name === name && column.required) ||
    `${table.name}.${name}` in words;
  while (done.length < tables.length) {
    const next = tables.filter((table) => {
      const needed = table.references
        .filter(({ columns }) => columns.every((name) => isRequired(table, name)))
        .map(({ target }) => target);
      const here = (target: string) => target === 'Organization' || done.some((one) => one.name === target);
      return !done.includes(table) && needed.every(here);
    });
    if (next.length === 0) throw new Error('tables that refer to each other');
    done.push(...next);
  }
  return done;
}

async function link(client: pg.Client, table: Table, organizationId: string): Promise<void> {
  for (const { columns, target } of table.references) {
    const own = columns.find((name) => name !== 'organizationId');
    const column = table.columns.find(({ name }) => name === own);
    if (!own || column?.required || leftEmpty.has(`${table.name}.${own}`)) continue;
    await client.query(`UPDATE "${table.name}" SET "${own}" = $2 WHERE "organizationId" = $1`, [
      organizationId,
      idOf(target),
    ]);
  }
}

/**
 * Puts one row into every tenant table of an organization that has none but its own row, as a role that may. All texts
 * begin with `text`; ids are `idOf(table)` in every organization, so that a join which forgets the organization finds
 * rows of another.
 */
export async function fillEveryTable(
  client: pg.Client,
  organizationId: string,
  text: string,
): Promise<string[]> {
  const tables = inOrder(await tenantTables(client));
  for (const table of tables) {
    const row = rowOf(table, organizationId, text);
    const names = Object.keys(row).map((name) => client.escapeIdentifier(name));
    const places = names.map((_, index) => `$${index + 1}`);
    await client.query(
      `INSERT INTO "${table.name}" (${names.join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(row),
    );
  }
  for (const table of tables) await link(client, table, organizationId);
  return tables.map(({ name }) => name);
}
