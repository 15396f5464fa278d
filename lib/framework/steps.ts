import type { Tenant } from '#lib/db/tenant.ts';
import { newId } from '#lib/id.ts';
import type { KeptRequirement } from './difference.ts';
import { wins } from './difference.ts';
import { identifierKey } from './identifier.ts';
import type { Plan } from './preview.ts';
import type { FrameworkDraft, Pair, RequirementDraft } from './schema.ts';

type Writing = { tenant: Tenant; organizationId: string; now: Date; by: string };

/** Lets one import or adoption of a framework run at a time in the organization. */
export async function holdFramework({ tenant, organizationId }: Writing, key: string): Promise<void> {
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`framework ${organizationId} ${key}`}, 0))::text`;
}

async function writeSuccessors(
  { tenant, organizationId }: Writing,
  rows: readonly KeptRequirement[],
): Promise<void> {
  const data = rows.flatMap(({ id: requirementId, successors }) =>
    successors.map((identifier) => ({ organizationId, requirementId, identifier })),
  );
  if (data.length > 0) await tenant.requirementSuccessor.createMany({ data, skipDuplicates: true });
}

async function addRequirements(
  writing: Writing,
  frameworkId: string,
  drafts: readonly RequirementDraft[],
  kept: readonly KeptRequirement[],
): Promise<void> {
  const { tenant, organizationId } = writing;
  const ids = new Map(kept.map(({ identifier, id }) => [identifierKey(identifier), id]));
  const rows = drafts.map((draft) => ({ ...draft, id: newId() }));
  for (const { identifier, id } of rows) ids.set(identifierKey(identifier), id);
  const data = rows.map(({ parent, successors: _, ...row }, index) => ({
    ...row,
    organizationId,
    frameworkId,
    parentId: parent === null ? null : (ids.get(identifierKey(parent)) ?? null),
    position: kept.length + index,
  }));
  // Parents come before what stands below them, so that each statement refers to rows that are there.
  await tenant.requirement.createMany({ data });
  await writeSuccessors(writing, rows);
}

async function changeRequirements(writing: Writing, changed: readonly KeptRequirement[]): Promise<void> {
  if (changed.length === 0) return;
  const { tenant } = writing;
  const rows = JSON.stringify(
    changed.map(({ id, title, wording, withdrawn, withdrawnReason }) => ({
      id,
      title,
      wording,
      withdrawn,
      withdrawnReason,
    })),
  );
  await tenant.$executeRaw`UPDATE "Requirement" r
    SET title = n.title, wording = n.wording, withdrawn = n.withdrawn, "withdrawnReason" = n."withdrawnReason"
    FROM jsonb_to_recordset(${rows}::jsonb) AS n(id uuid, title text, wording text, withdrawn boolean, "withdrawnReason" text)
    WHERE r.id = n.id`;
  await tenant.requirementSuccessor.deleteMany({
    where: { requirementId: { in: changed.map(({ id }) => id) } },
  });
  await writeSuccessors(writing, changed);
}

/** Puts elements that came later to their places in the tree. */
async function reorder({ tenant }: Writing, frameworkId: string, draft: FrameworkDraft): Promise<void> {
  const order = JSON.stringify(
    draft.requirements.map(({ identifier }, position) => ({ identifier, position })),
  );
  await tenant.$executeRaw`UPDATE "Requirement" r SET position = n.position
    FROM jsonb_to_recordset(${order}::jsonb) AS n(identifier text, position integer)
    WHERE r."frameworkId" = ${frameworkId}::uuid AND r.identifier = n.identifier`;
}

async function createFramework(writing: Writing, draft: FrameworkDraft): Promise<string> {
  const { tenant, organizationId, now, by } = writing;
  const { key, version, title, publisher, format: origin } = draft;
  const id = newId();
  const row = { organizationId, id, key, version, title, publisher, origin, adoptedAt: now, adoptedBy: by };
  await tenant.framework.create({ data: row, select: { id: true } });
  return id;
}

/** Moves what controls are mapped to from the older edition to this one, and takes the older out of use. */
async function replaceEdition(
  { tenant, organizationId, now, by }: Writing,
  frameworkId: string,
  plan: Plan,
): Promise<void> {
  if (!plan.older) return;
  const pairs = JSON.stringify([
    ...new Map(plan.carried.flatMap(({ from, to }) => (to === null ? [] : [[from, { from, to }]]))).values(),
  ]);
  await tenant.$executeRaw`INSERT INTO "ControlRequirement"
      ("organizationId", "controlId", "requirementId", origin, "createdAt", "createdBy")
    SELECT ${organizationId}::uuid, m."controlId", n.id, m.origin, ${now}, ${by}
    FROM "ControlRequirement" m
    JOIN "Requirement" o ON o.id = m."requirementId" AND o."frameworkId" = ${plan.older.id}::uuid
    JOIN jsonb_to_recordset(${pairs}::jsonb) AS p("from" text, "to" text) ON p."from" = o.identifier
    JOIN "Requirement" n ON n."frameworkId" = ${frameworkId}::uuid AND n.identifier = p."to"
    ON CONFLICT DO NOTHING`;
  await tenant.$executeRaw`DELETE FROM "ControlRequirement" m
    USING "Requirement" o, jsonb_to_recordset(${pairs}::jsonb) AS p("from" text, "to" text)
    WHERE o.id = m."requirementId" AND o."frameworkId" = ${plan.older.id}::uuid AND p."from" = o.identifier`;
  await tenant.framework.updateMany({
    where: { id: plan.older.id, archivedAt: null },
    data: { archivedAt: now },
  });
}

/** Carries out a plan: the framework's rows are as the draft says afterwards. Returns its id. */
export async function applyPlan(writing: Writing, draft: FrameworkDraft, plan: Plan): Promise<string> {
  const { kept, merge } = plan;
  const id = kept?.id ?? (await createFramework(writing, draft));
  await addRequirements(writing, id, merge.added, kept?.requirements ?? []);
  await changeRequirements(writing, merge.changed);
  if (kept && merge.added.length > 0) await reorder(writing, id, draft);
  if (kept && kept.format !== draft.format && wins(draft.format, kept.format))
    await writing.tenant.framework.updateMany({ where: { id }, data: { origin: draft.format } });
  await replaceEdition(writing, id, plan);
  return id;
}

/** Adds pairs of related requirements. Returns how many are new. */
export async function addPairs(writing: Writing, pairs: readonly Pair[], origin: string): Promise<number> {
  const { tenant, organizationId, now } = writing;
  if (pairs.length === 0) return 0;
  const data = pairs.map((pair) => ({ ...pair, organizationId, id: newId(), origin, createdAt: now }));
  const { count } = await tenant.crosswalk.createMany({ data, skipDuplicates: true });
  return count;
}
