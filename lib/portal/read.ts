import { z } from 'zod';
import { readPublishedParts } from '#lib/audit-report/part-read.ts';
import { readAuditReports } from '#lib/audit-report/read.ts';
import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { readSetting } from '#lib/setting/read.ts';
import { readClaims } from './claims.ts';
import { readPolicies } from './policies.ts';
import { listedTiers, type Projection, type ProjectionDocument } from './projection.ts';

const inOrder = [{ position: 'asc' }, { id: 'asc' }] as const;
const tier = z.enum(listedTiers);

/** Documents that the public may know of: listed tiers with a published revision that can be delivered. */
async function readDocuments(tenant: Tenant): Promise<ProjectionDocument[]> {
  const rows = await tenant.document.findMany({
    where: {
      archivedAt: null,
      tier: { in: [...listedTiers] },
      currentRevision: { state: 'ready', publishedAt: { not: null }, withdrawnAt: null },
    },
    orderBy: [...inOrder],
    select: {
      id: true,
      title: true,
      description: true,
      tier: true,
      currentRevision: { select: { number: true, publishedAt: true, pages: true } },
    },
  });
  return rows.flatMap(({ currentRevision, ...row }) => {
    if (!currentRevision?.publishedAt) return [];
    const { number: revision, publishedAt, pages } = currentRevision;
    return [{ ...row, tier: tier.parse(row.tier), revision, publishedOn: dayOf(publishedAt), pages }];
  });
}

async function readReports(tenant: Tenant, documents: readonly ProjectionDocument[]) {
  const listed = new Set(documents.map((document) => document.id));
  const reports = await readAuditReports(tenant, { archived: false });
  const rows = await readPublishedParts(tenant);
  const of = <Row extends { reportId: string }>(all: readonly Row[], id: string) =>
    all.filter(({ reportId }) => reportId === id);
  return reports.map((row) => {
    const { document, archivedAt: _, revision: __, frameworkId: ___, tellExceptions, ...published } = row;
    const { dutiesAudience, ...report } = published;
    const told = dutiesAudience === 'public';
    const controls = of(rows.controls, report.id)[0]?.count ?? null;
    return {
      ...report,
      controls,
      exceptions: tellExceptions ? (of(rows.exceptions, report.id)[0]?.count ?? 0) : null,
      duties: told ? of(rows.duties, report.id).map(({ reportId: _, ...duty }) => duty) : [],
      subservices: told ? of(rows.subservices, report.id).map(({ reportId: _, ...one }) => one) : [],
      documentId: document && listed.has(document.id) ? document.id : null,
    };
  });
}

/** The portal's own columns and its organization's name. Throws NotFound. */
async function readFace(tenant: Tenant, portalId: string) {
  const row = await tenant.portal.findFirst({
    where: { id: portalId },
    select: {
      title: true,
      introduction: true,
      accent: true,
      logoFileId: true,
      logoWidth: true,
      logoHeight: true,
      contactEmail: true,
      accessNotice: true,
      indexed: true,
      organization: { select: { name: true } },
    },
  });
  if (!row) throw new NotFound();
  const { logoFileId, logoWidth, logoHeight, ...face } = row;
  const logo =
    logoFileId && logoWidth && logoHeight
      ? { fileId: logoFileId, width: logoWidth, height: logoHeight }
      : null;
  return { ...face, logo };
}

/** The time to decide in whole working days where it is that, else in working hours. */
async function readDecisionTime(tenant: Tenant): Promise<Projection['decision']> {
  const { decisionHours } = await readSetting(tenant, 'access');
  const { opensAt, closesAt } = await readSetting(tenant, 'calendar');
  const dayHours = (Date.parse(`1970-01-01T${closesAt}Z`) - Date.parse(`1970-01-01T${opensAt}Z`)) / 3_600_000;
  const days = decisionHours / dayHours;
  return Number.isInteger(days) ? { count: days, unit: 'days' } : { count: decisionHours, unit: 'hours' };
}

/** The projection as it would be if the portal were published at `now`. Throws NotFound. */
export async function readDraft(tenant: Tenant, portalId: string, now: Date): Promise<Projection> {
  const face = await readFace(tenant, portalId);
  const documents = await readDocuments(tenant);
  const auditReports = await readReports(tenant, documents);
  const subprocessors = await tenant.subprocessor.findMany({
    where: { archivedAt: null },
    orderBy: [...inOrder],
    select: { id: true, name: true, purpose: true, dataProcessed: true, location: true, url: true },
  });
  return {
    format: 'candor.projection/4',
    ...face,
    decision: await readDecisionTime(tenant),
    auditReports,
    ...(await readClaims(tenant, now)),
    documents,
    policies: await readPolicies(tenant, 'public'),
    subprocessors,
  };
}
