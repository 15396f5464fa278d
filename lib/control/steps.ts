import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type ControlContent, changesBetween } from './content.ts';
import type { MappingOrigin } from './schema.ts';
import type { RequirementIds, StoredControl } from './stored-steps.ts';

/** Who writes, where and when. */
export type Writing = { tenant: Tenant; organizationId: string; now: Date; by: string };

/**
 * Two people at once would give two controls one identifier or one revision: who changes controls waits for others.
 */
export async function lockControls({ tenant, organizationId }: Writing): Promise<void> {
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`control ${organizationId}`}, 0))::text`;
}

type Written = { id: string; number: number; content: ControlContent; archived: boolean };

async function keepRevisions({ tenant, organizationId, now, by }: Writing, written: Written[]) {
  const rows = JSON.stringify(written.map((one) => ({ ...one, revisionId: newId() })));
  await tenant.$executeRaw`
    INSERT INTO "ControlRevision" ("organizationId", id, "controlId", number, implementation, "cadenceDays", archived,
      content, "changedAt", "changedBy")
    SELECT ${organizationId}::uuid, x."revisionId", x.id, x.number, x.content->>'implementation',
      (x.content->>'cadenceDays')::integer, x.archived, x.content, ${now}, ${by}
    FROM jsonb_to_recordset(${rows}::jsonb) AS x("revisionId" uuid, id uuid, number integer, content jsonb, archived boolean)`;
}

async function keepMappings(
  { tenant, organizationId, now, by }: Writing,
  pairs: { controlId: string; requirementId: string }[],
  origin: MappingOrigin,
): Promise<void> {
  if (pairs.length === 0) return;
  await tenant.$executeRaw`
    INSERT INTO "ControlRequirement" ("organizationId", "controlId", "requirementId", origin, "createdAt", "createdBy")
    SELECT ${organizationId}::uuid, x."controlId", x."requirementId", ${origin}, ${now}, ${by}
    FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS x("controlId" uuid, "requirementId" uuid)
    ON CONFLICT DO NOTHING`;
}

function pairsOf(controlId: string, names: readonly string[], ids: RequirementIds) {
  return names.map((name) => {
    const requirementId = ids.get(name);
    if (!requirementId) throw new Invalid(`There is no requirement ${name} here.`);
    return { controlId, requirementId };
  });
}

/** Adds controls and returns their ids. Throws Invalid where an identifier is taken. Lock first. */
export async function createControls(
  writing: Writing,
  contents: readonly ControlContent[],
  requirements: RequirementIds,
  origin: MappingOrigin,
): Promise<string[]> {
  const { tenant, organizationId, now } = writing;
  const identifiers = contents.map((content) => content.identifier);
  await refuseTaken(tenant, identifiers, []);
  const rows = contents.map((content) => ({ ...content, id: newId() }));
  await tenant.$executeRaw`
    INSERT INTO "Control" ("organizationId", id, identifier, title, description, "ownerId", implementation, justification,
      responsibility, tier, "cadenceDays", tags, revision, "createdAt", "changedAt")
    SELECT ${organizationId}::uuid, x.id, x.identifier, x.title, x.description, x."ownerId", x.implementation,
      x.justification, x.responsibility, x.tier, x."cadenceDays", ARRAY(SELECT jsonb_array_elements_text(x.tags)), 1,
      ${now}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id uuid, identifier text, title text, description text,
      "ownerId" uuid, implementation text, justification text, responsibility text, tier integer, "cadenceDays" integer,
      tags jsonb)`;
  await keepRevisions(
    writing,
    rows.map(({ id, ...content }) => ({ id, number: 1, content, archived: false })),
  );
  await keepMappings(
    writing,
    rows.flatMap(({ id, requirements: names }) => pairsOf(id, names, requirements)),
    origin,
  );
  return rows.map((row) => row.id);
}

async function refuseTaken(tenant: Tenant, identifiers: readonly string[], except: readonly string[]) {
  const taken = await tenant.control.findFirst({
    where: { identifier: { in: [...identifiers] }, id: { notIn: [...except] } },
    select: { identifier: true, archivedAt: true },
  });
  if (!taken) return;
  const where = taken.archivedAt ? 'an archived control' : 'another control';
  throw new Invalid([{ path: 'identifier', message: `${taken.identifier} belongs to ${where} already.` }]);
}

/** What becomes of a control: its new content, and whether it is archived then. */
export type Revised = { control: StoredControl; content: ControlContent; archived: boolean };

/**
 * Gives controls new contents, each as its next revision; those that stay as they are get none. Returns how many changed.
 * Throws Invalid where an identifier is taken, Conflict where a control is not what was read. Lock first.
 */
export async function reviseControls(
  writing: Writing,
  wanted: readonly Revised[],
  requirements: RequirementIds,
  origin: MappingOrigin,
): Promise<number> {
  const { tenant, now } = writing;
  const changed = wanted.filter(
    ({ control, content, archived }) =>
      archived !== (control.archivedAt !== null) || changesBetween(control.content, content).length > 0,
  );
  if (changed.length === 0) return 0;
  const renamed = changed.filter(({ control, content }) => control.content.identifier !== content.identifier);
  const renamedIds = renamed.map(({ control }) => control.id);
  await refuseTaken(
    tenant,
    renamed.map(({ content }) => content.identifier),
    renamedIds,
  );
  const rows = changed.map(({ control, content, archived }) => ({
    ...content,
    id: control.id,
    archived,
    revision: control.revision + 1,
  }));
  const count = await tenant.$executeRaw`
    UPDATE "Control" c SET identifier = x.identifier, title = x.title, description = x.description, "ownerId" = x."ownerId",
      implementation = x.implementation, justification = x.justification, responsibility = x.responsibility, tier = x.tier,
      "cadenceDays" = x."cadenceDays", tags = ARRAY(SELECT jsonb_array_elements_text(x.tags)), revision = x.revision,
      "changedAt" = ${now}, "archivedAt" = CASE WHEN x.archived THEN coalesce(c."archivedAt", ${now}) END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id uuid, identifier text, title text, description text,
      "ownerId" uuid, implementation text, justification text, responsibility text, tier integer, "cadenceDays" integer,
      tags jsonb, archived boolean, revision integer)
    WHERE c.id = x.id AND c.revision = x.revision - 1`;
  if (count !== rows.length)
    throw new Conflict('Somebody changed one of these controls just now. Please reload.');
  await keepRevisions(
    writing,
    rows.map(({ id, archived, revision, ...content }) => ({ id, number: revision, content, archived })),
  );
  await remap(writing, changed, requirements, origin);
  return rows.length;
}

async function remap(
  writing: Writing,
  changed: readonly Revised[],
  requirements: RequirementIds,
  origin: MappingOrigin,
): Promise<void> {
  const differing = (from: (one: Revised) => string[], without: (one: Revised) => string[]) =>
    changed.flatMap((one) => {
      const others = new Set(without(one));
      const names = from(one).filter((name) => !others.has(name));
      return pairsOf(one.control.id, names, requirements);
    });
  const [before, after] = [
    (one: Revised) => one.control.content.requirements,
    (one: Revised) => one.content.requirements,
  ];
  await keepMappings(writing, differing(after, before), origin);
  const gone = differing(before, after);
  if (gone.length === 0) return;
  await writing.tenant.$executeRaw`
    DELETE FROM "ControlRequirement" m
    USING jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) AS x("controlId" uuid, "requirementId" uuid)
    WHERE m."controlId" = x."controlId" AND m."requirementId" = x."requirementId"`;
}
