import { dateOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { archiveInOrder, moveInOrder, nextPosition, restoreInOrder } from '#lib/order-steps.ts';
import {
  addAuditReportInput,
  auditReportInput,
  auditReportLimit,
  changeAuditReportInput,
  moveAuditReportInput,
} from './schema.ts';

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
export const addAuditReport = command(
  'audit-report:add',
  addAuditReportInput,
  async ({ tenant, organizationId, now }, fields) => {
    const id = newId();
    const position = await nextPosition(tenant.auditReport, auditReportLimit, 'audit reports');
    const data = { organizationId, id, ...columnsOf(fields), position, createdAt: now };
    await tenant.auditReport.create({ data, select: { id: true } });
    return { result: id, events: [eventOf(id, fields.documentId)] };
  },
);

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
    await moveInOrder(tenant.auditReport, id, move);
    return { result: undefined, events: [{ subject: `audit-report:${id}`, data: { move } }] };
  },
);

/** Takes an audit report out of the portal's draft. Throws NotFound; Conflict when it is archived already. */
export const archiveAuditReport = command(
  'audit-report:archive',
  auditReportInput,
  async ({ tenant, now }, { id }) => {
    await archiveInOrder(tenant.auditReport, id, now, 'This audit report is archived already.');
    return { result: undefined, events: [{ subject: `audit-report:${id}` }] };
  },
);

/** Puts an archived audit report back at the end of the list. Throws NotFound; Conflict when it is not archived. */
export const restoreAuditReport = command(
  'audit-report:archive',
  auditReportInput,
  async ({ tenant }, { id }) => {
    const position = await nextPosition(tenant.auditReport, auditReportLimit, 'audit reports');
    await restoreInOrder(tenant.auditReport, id, position, 'This audit report is not archived.');
    return { result: undefined, events: [{ subject: `audit-report:${id}`, data: { restored: true } }] };
  },
);
