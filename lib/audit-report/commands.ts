import { dateOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Invalid, NotFound, Stale } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { archiveInOrder, moveInOrder, nextPosition, restoreInOrder } from '#lib/order-steps.ts';
import {
  addAuditReportInput,
  auditReportInput,
  auditReportLimit,
  changeAuditReportInput,
  moveAuditReportInput,
  type Opinion,
} from './schema.ts';

type Days = Record<'periodStartOn' | 'periodEndOn' | 'issuedOn' | 'validUntilOn', string | null>;
type Named = { framework: string; frameworkId: string | null; opinion: Opinion | null };

/** The columns; a framework that is only chosen lends its title. Throws Invalid where it is not adopted here. */
async function columnsOf<Fields extends Days & Named>(tenant: Tenant, fields: Fields) {
  const { frameworkId } = fields;
  const adopted = frameworkId
    ? await tenant.framework.findFirst({ where: { id: frameworkId }, select: { title: true } })
    : null;
  if (frameworkId && !adopted)
    throw new Invalid([{ path: 'frameworkId', message: 'This framework is not adopted here.' }]);
  return {
    ...fields,
    framework: fields.framework || (adopted?.title.slice(0, 80) ?? ''),
    opinion: fields.opinion ?? '',
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
    const data = { organizationId, id, ...(await columnsOf(tenant, fields)), position, createdAt: now };
    await tenant.auditReport.create({ data, select: { id: true } });
    return { result: id, events: [eventOf(id, fields.documentId)] };
  },
);

/**
 * Changes an audit report. Throws NotFound, also for an archived one; Conflict where it is not at the revision that was
 * seen any more.
 */
export const changeAuditReport = command(
  'audit-report:change',
  changeAuditReportInput,
  async ({ tenant }, { id, revision, ...fields }) => {
    const { count } = await tenant.auditReport.updateMany({
      where: { id, archivedAt: null, revision },
      data: { ...(await columnsOf(tenant, fields)), revision: { increment: 1 } },
    });
    if (count === 0) {
      if ((await tenant.auditReport.count({ where: { id, archivedAt: null } })) === 0) throw new NotFound();
      throw new Stale('this audit report');
    }
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
