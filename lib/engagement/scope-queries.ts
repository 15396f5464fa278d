import type { Health } from '#lib/control/health.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { query } from '#lib/operation.ts';
import { scopedControlInput, sectionInput } from './schema.ts';
import type { ScopedRevision } from './scoped-revision.ts';
import { groupBySection, type RequirementNode, type Section } from './sections.ts';
import { type EnteredEngagement, enterEngagement } from './steps.ts';

/** A control as the auditors of an engagement see it, with how it stood at the end of the period. */
export type ScopedControl = {
  id: string;
  identifier: string;
  title: string;
  description: string;
  ownerName: string | null;
  implementation: string;
  justification: string;
  responsibility: string;
  /** Null where it was not there yet. */
  health: Health | null;
  selfReviewed: boolean;
  verifiedOn: string | null;
};

const beside = 5;
const mostRevisions = 500;

/** Revisions of these controls that the engagement shows, newest first, at most so many of each. */
function readRevisions(
  tenant: Tenant,
  engagementId: string,
  controlIds: readonly string[],
  most: number,
): Promise<ScopedRevision[]> {
  return tenant.$queryRaw<ScopedRevision[]>`
    SELECT * FROM (
      SELECT r.id, s."controlId", i.title, i.kind, r.number, r."collectedOn"::text, r."periodStartOn"::text,
        r."periodEndOn"::text, r."validUntilOn"::text, r.source, r.procedure, r.automated, r.note, r.url, r.record,
        f.name AS "fileName", r.sha256, v.verdict, v.reason AS "verdictReason",
        coalesce(v."selfReviewed", false) AS "selfReviewed",
        count(*) OVER (PARTITION BY s."controlId")::integer AS total,
        row_number() OVER (PARTITION BY s."controlId" ORDER BY r."collectedOn" DESC, r."receivedAt" DESC, r.id) AS place
      FROM engagement_evidence(${engagementId}::uuid) s
      JOIN "EvidenceRevision" r ON r.id = s."revisionId"
      JOIN "EvidenceItem" i ON i."organizationId" = r."organizationId" AND i.id = r."itemId"
      LEFT JOIN "File" f ON f."organizationId" = r."organizationId" AND f.id = r."fileId"
      LEFT JOIN LATERAL (SELECT * FROM "EvidenceReview" v WHERE v."organizationId" = r."organizationId"
        AND v."revisionId" = r.id ORDER BY v."reviewedAt" DESC, v.id DESC LIMIT 1) v ON true
      WHERE s."controlId" = ANY (${[...controlIds]}::uuid[])
    ) x WHERE place <= ${most} ORDER BY place`;
}

/** These controls as they stood at the end of the period, or now while that has not come. */
function readControls(
  { tenant, now }: { tenant: Tenant; now: Date },
  { periodEndOn, today, timeZone }: EnteredEngagement,
  controlIds: readonly string[],
): Promise<ScopedControl[]> {
  const day = [periodEndOn, today].toSorted()[0] ?? today;
  return tenant.$queryRaw<ScopedControl[]>`
    SELECT c.id, c.identifier, c.title, c.description, o.name AS "ownerName", c.implementation, c.justification,
      c.responsibility, h.health, coalesce(h."selfReviewed", false) AS "selfReviewed", h."verifiedOn"::text
    FROM "Control" c
    LEFT JOIN "Member" o ON o."organizationId" = c."organizationId" AND o.id = c."ownerId"
    LEFT JOIN control_health(least(${now}, ((${day}::date + 1)::timestamp AT TIME ZONE ${timeZone})), ${day}::date,
      ${[...controlIds]}::uuid[]) h ON h."controlId" = c.id
    WHERE c.id = ANY (${[...controlIds]}::uuid[]) ORDER BY c.identifier, c.id`;
}

/** Open inquiries by what they are about. */
async function readInquiryCounts(tenant: Tenant, engagementId: string): Promise<Map<string, number>> {
  const rows = await tenant.inquiry.findMany({
    where: { engagementId, settledAt: null },
    select: { controlId: true, requirementId: true },
  });
  const counts = new Map<string, number>();
  for (const { controlId, requirementId } of rows) {
    const about = controlId ?? requirementId ?? '';
    counts.set(about, (counts.get(about) ?? 0) + 1);
  }
  return counts;
}

/** A part of the framework with its controls and the evidence beside each. */
export type EngagementSection = {
  roots: Section['roots'];
  rootId: string | null;
  requirements: Section['requirements'];
  controls: (ScopedControl & { revisions: ScopedRevision[]; total: number })[];
  /** Inquiries that are not settled, by the id of the control or requirement that they are about. */
  inquiries: Record<string, number>;
  /** The day for which the health of controls is told. */
  asOf: string;
};

/**
 * One part of an engagement's framework: its requirements, the controls mapped to each, and beside those the newest
 * evidence of the period. @throws NotFound also for whom the engagement is not open
 */
export const getEngagementSection = query(
  'engagement:read',
  sectionInput,
  async (context, { engagementId, rootId }): Promise<EngagementSection> => {
    const { tenant } = context;
    const engagement = await enterEngagement(context, engagementId);
    const nodes = await tenant.requirement.findMany({
      where: { frameworkId: engagement.frameworkId, withdrawn: false },
      orderBy: { position: 'asc' },
      select: { id: true, parentId: true, identifier: true, title: true },
    });
    const mapped = await tenant.$queryRaw<{ requirementId: string; controlId: string }[]>`
      SELECT "requirementId", "controlId" FROM engagement_controls(${engagementId}::uuid)`;
    const section = groupBySection(nodes satisfies RequirementNode[], mapped, rootId);
    const ids = [...new Set(section.requirements.flatMap(({ controlIds }) => controlIds))];
    const controls = await readControls(context, engagement, ids);
    const revisions = await readRevisions(tenant, engagementId, ids, beside);
    return {
      ...section,
      controls: controls.map((control) => {
        const own = revisions.filter(({ controlId }) => controlId === control.id);
        return { ...control, revisions: own, total: own[0]?.total ?? 0 };
      }),
      inquiries: Object.fromEntries(await readInquiryCounts(tenant, engagementId)),
      asOf: [engagement.periodEndOn, engagement.today].toSorted()[0] ?? engagement.today,
    };
  },
);

/** One control of an engagement with all its evidence of the period. @throws NotFound also for a control outside of it */
export const getScopedControl = query(
  'engagement:read',
  scopedControlInput,
  async (context, { engagementId, controlId }) => {
    const { tenant } = context;
    const engagement = await enterEngagement(context, engagementId);
    const answers = await tenant.$queryRaw<{ identifier: string; title: string }[]>`
      SELECT q.identifier, q.title FROM engagement_controls(${engagementId}::uuid) s
      JOIN "Requirement" q ON q.id = s."requirementId"
      WHERE s."controlId" = ${controlId}::uuid ORDER BY q.position`;
    const [control] = answers.length > 0 ? await readControls(context, engagement, [controlId]) : [];
    if (!control) throw new NotFound('There is no such control in this engagement.');
    return {
      engagement,
      control,
      answers,
      revisions: await readRevisions(tenant, engagementId, [controlId], mostRevisions),
      asOf: [engagement.periodEndOn, engagement.today].toSorted()[0] ?? engagement.today,
    };
  },
);
