import type { z } from 'zod';
import { dateOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound, Stale } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { addPartInput, changePartInput, partLimit, type ReportPart, removePartInput } from './part-schema.ts';

type Seen = { id: string; reportId: string; revision: number };

/** What the tables of all parts have in common, as the tenant's handle has them. */
type PartTable = {
  count: (query: { where: { reportId: string; id?: string } }) => Promise<number>;
  deleteMany: (query: { where: Seen }) => Promise<{ count: number }>;
};

const tables: Record<ReportPart, (tenant: Tenant) => PartTable> = {
  exception: (tenant) => tenant.auditException,
  subservice: (tenant) => tenant.subserviceOrganization,
  duty: (tenant) => tenant.userEntityControl,
  control: (tenant) => tenant.auditReportControl,
};

async function requireOpenReport(tenant: Tenant, id: string): Promise<void> {
  const report = await tenant.auditReport.findFirst({ where: { id }, select: { archivedAt: true } });
  if (!report) throw new NotFound('There is no such audit report.');
  if (report.archivedAt) throw new Conflict('This audit report is archived. Restore it first.');
}

/** Why nothing was changed or removed: it is gone, or somebody was faster. */
async function missed(table: PartTable, { id, reportId }: Seen): Promise<Conflict | NotFound> {
  if ((await table.count({ where: { reportId, id } })) === 0)
    return new NotFound('This was taken away meanwhile.');
  return new Stale('this');
}

type Added = z.output<typeof addPartInput>;

type Born = { organizationId: string; reportId: string; createdAt: Date };

/** Writes the new rows and returns their ids. */
async function create(tenant: Tenant, input: Added, born: Born): Promise<string[]> {
  const row = { ...born, id: newId() };
  switch (input.part) {
    case 'exception': {
      const { part: _, dueOn, ...fields } = input;
      await tenant.auditException.createMany({ data: { ...row, ...fields, dueOn: dateOf(dueOn) } });
      return [row.id];
    }
    case 'subservice': {
      const { part: _, ...fields } = input;
      await tenant.subserviceOrganization.createMany({ data: { ...row, ...fields } });
      return [row.id];
    }
    case 'duty': {
      const { part: _, ...fields } = input;
      await tenant.userEntityControl.createMany({ data: { ...row, ...fields } });
      return [row.id];
    }
    case 'control': {
      const { result, note, reportId } = input;
      const controlIds = await untested(tenant, reportId, input.controlIds);
      const data = controlIds.map((controlId) => ({ ...born, id: newId(), controlId, result, note }));
      await tenant.auditReportControl.createMany({ data });
      return data.map(({ id }) => id);
    }
  }
}

/** Those of the controls that the report does not name yet. Throws Invalid where one is not ours, or none is left. */
async function untested(tenant: Tenant, reportId: string, given: readonly string[]): Promise<string[]> {
  const ids = [...new Set(given)];
  const problem = (message: string) => new Invalid([{ path: 'controlIds', message }]);
  if ((await tenant.control.count({ where: { id: { in: ids } } })) < ids.length)
    throw problem('Please choose among your own controls.');
  const rows = await tenant.auditReportControl.findMany({ where: { reportId }, select: { controlId: true } });
  const known = new Set(rows.map(({ controlId }) => controlId));
  const left = ids.filter((id) => !known.has(id));
  if (left.length === 0) throw problem('These controls stand among those tested already.');
  return left;
}

/** Adds rows to a part of a report and returns their ids. Throws NotFound, Conflict when it is archived, Invalid. */
export const addReportPart = command('audit-report:change', addPartInput, async (context, input) => {
  const { tenant, organizationId, now } = context;
  await requireOpenReport(tenant, input.reportId);
  const { reportId, part } = input;
  if ((await tables[part](tenant).count({ where: { reportId } })) >= partLimit)
    throw new Invalid(`A report has at most ${partLimit} of these.`);
  const ids = await create(tenant, input, { organizationId, reportId, createdAt: now });
  const controlIds = input.part === 'control' ? input.controlIds : null;
  const data = { part, partIds: ids, ...(controlIds && { controlIds }) };
  return { result: ids, events: [{ subject: `audit-report:${reportId}`, data }] };
});

async function update(tenant: Tenant, input: z.output<typeof changePartInput>, where: Seen) {
  const next = { revision: { increment: 1 } };
  switch (input.part) {
    case 'exception': {
      const { reference, description, severity, response, responsible, dueOn } = input;
      const data = { reference, description, severity, response, responsible, dueOn: dateOf(dueOn), ...next };
      return tenant.auditException.updateMany({ where, data });
    }
    case 'subservice': {
      const { name, services, method, ownReport } = input;
      return tenant.subserviceOrganization.updateMany({
        where,
        data: { name, services, method, ownReport, ...next },
      });
    }
    case 'duty':
      return tenant.userEntityControl.updateMany({
        where,
        data: { reference: input.reference, text: input.text, ...next },
      });
    case 'control':
      return tenant.auditReportControl.updateMany({
        where,
        data: { result: input.result, note: input.note, ...next },
      });
  }
}

/** Changes a row of a part of a report. Throws NotFound; Conflict when somebody was faster or the report is archived. */
export const changeReportPart = command('audit-report:change', changePartInput, async ({ tenant }, input) => {
  await requireOpenReport(tenant, input.reportId);
  const { part, partId, reportId, revision } = input;
  const where = { id: partId, reportId, revision };
  const { count } = await update(tenant, input, where);
  if (count === 0) throw await missed(tables[part](tenant), where);
  return {
    result: undefined,
    events: [{ subject: `audit-report:${reportId}`, data: { part, partId, changed: true } }],
  };
});

/** Takes a row away. Throws NotFound; Conflict when somebody changed it since it was seen, or the report is archived. */
export const removeReportPart = command('audit-report:change', removePartInput, async ({ tenant }, input) => {
  const { part, partId, reportId, revision } = input;
  await requireOpenReport(tenant, reportId);
  const where = { id: partId, reportId, revision };
  const { count } = await tables[part](tenant).deleteMany({ where });
  if (count === 0) throw await missed(tables[part](tenant), where);
  return {
    result: undefined,
    events: [{ subject: `audit-report:${reportId}`, data: { part, partId, removed: true } }],
  };
});
