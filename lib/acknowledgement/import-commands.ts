import { sql } from 'kysely';
import { z } from 'zod';
import type { EventDraft } from '#lib/audit-event/append.ts';
import { calendarDay, dateOf, dayIn } from '#lib/day.ts';
import { rowsOf } from '#lib/db/statement.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { email, line } from '#lib/text.ts';
import { statementOf } from './statement.ts';

/** Rows that one transaction imports; a longer file is imported in several. */
export const importBatch = 250;

/** An acknowledgement made in another system: who, which version of which policy, when, and what proves it there. */
export const importRow = z.strictObject({
  email,
  policy: line('Policy', 100),
  version: z.coerce.number('Version must be a number.').int('Version must be a whole number.').min(1),
  acknowledgedOn: calendarDay('The day must be like 2026-11-22.'),
  note: line('Proof', 1_000),
});
export type ImportRow = z.output<typeof importRow>;

const importInput = z.strictObject({
  rows: z.array(importRow).min(1).max(importBatch),
  /** Only says what would happen. */
  preview: z.boolean().default(false),
});

/** A row that cannot be imported, and why; rows count from nought. */
export type ImportProblem = { row: number; message: string };
export type Imported = { recorded: number; already: number; problems: ImportProblem[] };

type Found = {
  row: number;
  personId: string | null;
  policyId: string | null;
  versionId: string | null;
  sha256: string | null;
  statement: string | null;
  locale: string | null;
  publishedAt: Date | null;
  acknowledged: boolean;
  dutyId: string | null;
};

/** What each row names: the person, the published version, the open duty, and whether they have confirmed it already. */
function find(context: CommandContext, rows: readonly ImportRow[]): Promise<Found[]> {
  const given = JSON.stringify(rows.map((row, index) => ({ ...row, row: index })));
  return rowsOf<Found>(
    context.tenant,
    sql`SELECT x.row, p.id AS "personId", y.id AS "policyId", v.id AS "versionId", v.sha256, y.statement, u."publishedAt",
        (SELECT t.locale FROM "PolicyText" t WHERE t."versionId" = v.id AND t.original) AS locale,
        EXISTS (SELECT 1 FROM "Acknowledgement" k WHERE k."personId" = p.id AND k."policyVersionId" = v.id) AS acknowledged,
        (SELECT d.id FROM "Duty" d WHERE d."personId" = p.id AND d."policyVersionId" = v.id AND d."endedAt" IS NULL) AS "dutyId"
      FROM jsonb_to_recordset(CAST(${given} AS jsonb)) AS x(row integer, email text, policy text, version integer)
      LEFT JOIN "Person" p ON p.email = lower(x.email)
      LEFT JOIN "Policy" y ON y.identifier = x.policy
      LEFT JOIN "PolicyVersion" v ON v."policyId" = y.id AND v.number = x.version
      LEFT JOIN "PolicyPublication" u ON u."versionId" = v.id ORDER BY x.row`,
  );
}

type Usable = Found &
  Record<'personId' | 'policyId' | 'versionId' | 'sha256', string> & { publishedAt: Date };

function problemOf(found: Found, given: ImportRow, today: string, timeZone: string): string | null {
  if (!found.personId) return `Nobody has the address ${given.email}.`;
  if (!found.policyId) return `There is no policy ${given.policy}.`;
  if (!found.versionId || !found.publishedAt || !found.sha256)
    return `Version ${given.version} of ${given.policy} was not published.`;
  if (given.acknowledgedOn > today) return `${given.acknowledgedOn} is still to come.`;
  const published = dayIn(timeZone, found.publishedAt);
  if (given.acknowledgedOn < published)
    return `Version ${given.version} of ${given.policy} was published on ${published}, after ${given.acknowledgedOn}.`;
  return null;
}

function isUsable(found: Found): found is Usable {
  return [found.personId, found.policyId, found.versionId, found.sha256, found.publishedAt].every(
    (value) => value !== null,
  );
}

async function record(context: CommandContext, made: readonly { found: Usable; given: ImportRow }[]) {
  const { tenant, organizationId, now, by } = context;
  const rows = made.map((one) => ({ ...one, id: newId(), dutyId: one.found.dutyId ?? newId() }));
  const ended = { endedAt: now, outcome: 'done' };
  const open = rows.flatMap(({ found }) => found.dutyId ?? []);
  await tenant.duty.updateMany({ where: { id: { in: open }, endedAt: null }, data: ended });
  await tenant.duty.createMany({
    data: rows
      .filter(({ found }) => found.dutyId === null)
      .map(({ dutyId, found, given }) => ({
        organizationId,
        id: dutyId,
        personId: found.personId,
        kind: 'policy',
        policyId: found.policyId,
        policyVersionId: found.versionId,
        cause: 'hand',
        assignedAt: now,
        assignedBy: by,
        dueOn: dateOf(given.acknowledgedOn) ?? now,
        ...ended,
      })),
  });
  await tenant.acknowledgement.createMany({
    data: rows.map(({ id, dutyId, found, given }) => {
      const locale = found.locale ?? 'und';
      return {
        organizationId,
        id,
        dutyId,
        personId: found.personId,
        policyVersionId: found.versionId,
        locale,
        sha256: found.sha256,
        statement: statementOf({ statement: found.statement ?? '' }, locale),
        method: 'elsewhere',
        address: '',
        userAgent: '',
        acknowledgedAt: dateOf(given.acknowledgedOn) ?? now,
        recordedBy: by,
        note: given.note,
      };
    }),
  });
  return rows.map(({ id, dutyId, found, given }): EventDraft => {
    const { personId, policyId, versionId, sha256 } = found;
    const data = { dutyId, personId, policyId, versionId, sha256, method: 'elsewhere' };
    return {
      subject: `acknowledgement:${id}`,
      data: { ...data, acknowledgedOn: given.acknowledgedOn },
      personal: { note: given.note },
    };
  });
}

/**
 * Records acknowledgements that were made in another system, marked as such, with what proves them there. Repeatable:
 * whoever has confirmed a version already is passed over. A row with a problem keeps all of them out.
 */
export const importAcknowledgements = command(
  'acknowledgement:record',
  importInput,
  async (context, input) => {
    const { organizationId, tenant, now } = context;
    await tenant.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`acknowledgement import ${organizationId}`}, 0))::text`;
    const { today, timeZone } = await organizationDay(tenant, now);
    const found = await find(context, input.rows);
    const problems: ImportProblem[] = [];
    const made = new Map<string, { found: Usable; given: ImportRow }>();
    for (const one of found) {
      const given = input.rows[one.row];
      if (!given) continue;
      const message = problemOf(one, given, today, timeZone);
      if (message) problems.push({ row: one.row, message });
      else if (isUsable(one) && !one.acknowledged)
        made.set(`${one.personId} ${one.versionId}`, { found: one, given });
    }
    const writes = problems.length === 0 && !input.preview && made.size > 0;
    const events = writes ? await record(context, [...made.values()]) : [];
    const result: Imported = {
      recorded: problems.length === 0 ? made.size : 0,
      already: input.rows.length - made.size - problems.length,
      problems,
    };
    const summary: EventDraft = {
      subject: `organization:${organizationId}`,
      data: { imported: events.length, preview: input.preview, problems: problems.length },
    };
    return { result, events: [summary, ...events] };
  },
);
