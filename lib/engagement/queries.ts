import { sql } from 'kysely';
import { namesOf } from '#lib/grant/people.ts';
import { list, nothing, query } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { mayEnter } from './entry.ts';
import { type EngagementRow, engagementInput } from './schema.ts';
import { enterEngagement } from './steps.ts';

/** The engagements that the actor may look into, what ends last first; for its auditors those that are open alone. */
export const listEngagements = list(
  'engagement:list',
  nothing,
  async ({ tenant, actor, now }): Promise<{ today: string; rows: EngagementRow[] }> => {
    const { today } = await readOrganizationDay(tenant, now);
    const { rows } = await sql<EngagementRow>`
      SELECT e.id, e.name, f.title || ' ' || f.version AS framework, e."closedAt",
        e."periodStartOn"::text, e."periodEndOn"::text, e."beginsOn"::text, e."endsOn"::text,
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) ORDER BY m.name)
          FROM "EngagementAuditor" a
          JOIN "Member" m ON m."organizationId" = a."organizationId" AND m.id = a."memberId"
          WHERE a."organizationId" = e."organizationId" AND a."engagementId" = e.id), '[]') AS auditors,
        (SELECT count(*)::integer FROM "Inquiry" n WHERE n."organizationId" = e."organizationId"
          AND n."engagementId" = e.id) AS inquiries,
        (SELECT count(*)::integer FROM "Inquiry" n WHERE n."organizationId" = e."organizationId"
          AND n."engagementId" = e.id AND n."settledAt" IS NULL
          AND (SELECT s."fromAuditor" FROM "InquiryMessage" s WHERE s."organizationId" = n."organizationId"
            AND s."inquiryId" = n.id ORDER BY s."sentAt" DESC, s.id DESC LIMIT 1)) AS waiting
      FROM "Engagement" e
      JOIN "Framework" f ON f."organizationId" = e."organizationId" AND f.id = e."frameworkId"
      ORDER BY e."closedAt" IS NOT NULL, e."endsOn" DESC, e.id DESC LIMIT 1000`.execute(tenant);
    const open = (row: EngagementRow) =>
      mayEnter(actor, { ...row, memberIds: row.auditors.map(({ id }) => id) }, today);
    return { today, rows: rows.filter(open) };
  },
);

/** One engagement with its auditors by name. @throws NotFound also for whom it is not open */
export const getEngagement = query('engagement:read', engagementInput, async (context, { engagementId }) => {
  const engagement = await enterEngagement(context, engagementId);
  const nameOf = await namesOf(context.tenant, [
    engagement.createdBy,
    ...engagement.memberIds.map((id) => `member:${id}`),
  ]);
  const { createdBy, ...facts } = engagement;
  return {
    ...facts,
    openedByName: nameOf(createdBy),
    auditors: engagement.memberIds.map((id) => ({ id, name: nameOf(`member:${id}`) })),
  };
});

/** Who may be an auditor of an engagement, and the frameworks that one can be about. */
export const getEngagementChoices = query('engagement:open', nothing, async ({ tenant }) => ({
  auditors: await tenant.member.findMany({
    where: { removedAt: null, roles: { some: { role: 'auditor' } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, email: true },
    take: 1000,
  }),
  frameworks: await tenant.framework.findMany({
    where: { archivedAt: null },
    orderBy: [{ title: 'asc' }, { version: 'asc' }],
    select: { id: true, title: true, version: true },
    take: 1000,
  }),
}));
