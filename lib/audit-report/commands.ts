import { dateOf } from '#lib/day.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { misplaced, moved } from '#lib/order.ts';
import {
  addAuditReportInput,
  auditReportInput,
  auditReportLimit,
  changeAuditReportInput,
  moveAuditReportInput,
} from './schema.ts';

type Handle = Pick<CommandContext, 'tenant'>;

/** The place after the last; throws Invalid when the list is full. */
async function nextPosition({ tenant }: Handle): Promise<number> {
  const count = await tenant.auditReport.count({ where: { archivedAt: null } });
  if (count >= auditReportLimit)
    throw new Invalid(`A portal lists at most ${auditReportLimit} audit reports. Please archive some first.`);
  const last = await tenant.auditReport.aggregate({ _max: { position: true } });
  return (last._max.position ?? -1) + 1;
}

type Days = Record<'periodStartOn' | 'periodEndOn' | 'issuedOn' | 'validUntilOn', string | null>;

function columnsOf<Fields extends Days>(fields: Fields) {
  return {
    ...fields,
    periodStartOn: dateOf(fields.periodStartOn),
    periodEndOn: dateOf(fields.periodEndOn),
    issuedOn: dateOf(fields.issuedOn),
    validUntilOn: dateOf(fields.validUntilOn),
  };
}

const eventOf = (id: string, documentId: string | null) => ({
  subject: `audit-report:${id}` as const,
  data: { documentId },
});

/** Adds an audit report at the end of the list and returns its id. */
export const addAuditReport = command('audit-report:add', addAuditReportInput, async (context, fields) => {
  const { tenant, organizationId, now } = context;
  const id = newId();
  const position = await nextPosition(context);
  const data = { organizationId, id, ...columnsOf(fields), position, createdAt: now };
  await tenant.auditReport.create({ data, select: { id: true } });
  return { result: id, events: [eventOf(id, fields.documentId)] };
});

/** Changes an audit report. Throws NotFound, also for an archived one. */
export const changeAuditReport = command(
  'audit-report:change',
  changeAuditReportInput,
  async ({ tenant }, { id, ...fields }) => {
    const { count } = await tenant.auditReport.updateMany({
      where: { id, archivedAt: null },
      data: columnsOf(fields),
    });
    if (count === 0) throw new NotFound();
    return { result: undefined, events: [eventOf(id, fields.documentId)] };
  },
);

/** Moves an audit report in the list. Throws NotFound. */
export const moveAuditReport = command(
  'audit-report:change',
  moveAuditReportInput,
  async ({ tenant }, { id, move }) => {
    const rows = await tenant.auditReport.findMany({
      where: { archivedAt: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true, position: true },
    });
    const ids = rows.map((row) => row.id);
    if (!ids.includes(id)) throw new NotFound();
    for (const row of misplaced(rows, moved(ids, id, move)))
      await tenant.auditReport.updateMany({ where: { id: row.id }, data: { position: row.position } });
    return { result: undefined, events: [{ subject: `audit-report:${id}`, data: { move } }] };
  },
);

/** Takes an audit report out of the portal's draft. Throws NotFound; Conflict when it is archived already. */
export const archiveAuditReport = command(
  'audit-report:archive',
  auditReportInput,
  async ({ tenant, now }, { id }) => {
    if (!(await tenant.auditReport.findFirst({ where: { id }, select: { id: true } }))) throw new NotFound();
    const { count } = await tenant.auditReport.updateMany({
      where: { id, archivedAt: null },
      data: { archivedAt: now },
    });
    if (count === 0) throw new Conflict('This audit report is archived already.');
    return { result: undefined, events: [{ subject: `audit-report:${id}` }] };
  },
);

/** Puts an archived audit report back at the end of the list. Throws NotFound; Conflict when it is not archived. */
export const restoreAuditReport = command(
  'audit-report:archive',
  auditReportInput,
  async (context, { id }) => {
    const { tenant } = context;
    if (!(await tenant.auditReport.findFirst({ where: { id }, select: { id: true } }))) throw new NotFound();
    const { count } = await tenant.auditReport.updateMany({
      where: { id, archivedAt: { not: null } },
      data: { archivedAt: null, position: await nextPosition(context) },
    });
    if (count === 0) throw new Conflict('This audit report is not archived.');
    return { result: undefined, events: [{ subject: `audit-report:${id}`, data: { restored: true } }] };
  },
);
