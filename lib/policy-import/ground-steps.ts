import type { Tenant } from '#lib/db/tenant.ts';
import { policyQuestions } from '#lib/policy/schema.ts';
import { standingOf, versionFacts } from '#lib/policy/steps.ts';
import type { Ground, StoredPolicy } from './import.ts';
import type { KnownRequirement } from './named-requirement.ts';

async function requirementsOf(tenant: Tenant): Promise<KnownRequirement[]> {
  return tenant.$queryRaw<KnownRequirement[]>`
    SELECT r.id, f.key, f.version, f.title, r.identifier
    FROM "Requirement" r JOIN "Framework" f ON f."organizationId" = r."organizationId" AND f.id = r."frameworkId"
    WHERE f."archivedAt" IS NULL`;
}

async function controlsByRequirement(tenant: Tenant): Promise<Map<string, string[]>> {
  const rows = await tenant.$queryRaw<{ requirementId: string; controlIds: string[] }[]>`
    SELECT m."requirementId", array_agg(m."controlId" ORDER BY c.identifier) AS "controlIds"
    FROM "ControlRequirement" m JOIN "Control" c ON c."organizationId" = m."organizationId" AND c.id = m."controlId"
    WHERE c."archivedAt" IS NULL GROUP BY m."requirementId"`;
  return new Map(rows.map(({ requirementId, controlIds }) => [requirementId, controlIds]));
}

const versionWithTexts = {
  ...versionFacts,
  file: { select: { sha256: true } },
  texts: { select: { locale: true, title: true, body: true, questions: true } },
} as const;

const decidedFields = {
  tier: true,
  quorum: true,
  reviewEveryDays: true,
  dueWithinDays: true,
  confirmation: true,
  statement: true,
  owner: { select: { email: true } },
  audience: { select: { name: true } },
} as const;

async function storedPolicies(tenant: Tenant, identifiers: readonly string[]): Promise<StoredPolicy[]> {
  const wanted = [...new Set(identifiers)];
  const rows = await tenant.policy.findMany({
    where: { identifier: { in: wanted, mode: 'insensitive' } },
    select: {
      id: true,
      identifier: true,
      title: true,
      ...decidedFields,
      currentVersionId: true,
      retirements: { where: { restoredAt: null }, select: { id: true } },
      versions: { orderBy: { number: 'desc' }, take: 1, select: versionWithTexts },
      currentVersion: { select: versionWithTexts },
      controls: { where: { removedAt: null }, select: { controlId: true } },
      requirements: { where: { removedAt: null }, select: { requirementId: true } },
      images: { select: { id: true, file: { select: { sha256: true } } } },
    },
  });
  return rows.map(({ versions, currentVersion, ...policy }) => {
    const open = versions.find(({ closedAt }) => closedAt === null);
    const version = open ?? currentVersion ?? versions[0] ?? null;
    return {
      id: policy.id,
      identifier: policy.identifier,
      title: policy.title,
      retired: policy.retirements.length > 0,
      decided: { ...policy, owner: policy.owner?.email ?? null, audience: policy.audience?.name ?? null },
      version: version && {
        id: version.id,
        number: version.number,
        open: version.closedAt === null,
        state: standingOf(version, policy.quorum).state,
        fileSha256: version.file?.sha256 ?? null,
        texts: version.texts.map((text) => ({ ...text, questions: policyQuestions.parse(text.questions) })),
      },
      controlIds: new Set(policy.controls.map(({ controlId }) => controlId)),
      requirementIds: new Set(policy.requirements.map(({ requirementId }) => requirementId)),
      pictures: new Map(policy.images.map(({ id, file }) => [file.sha256, id])),
    };
  });
}

/** What an import of policies with these names needs to know of the organization as it stands. */
export async function groundOf(tenant: Tenant, identifiers: readonly string[]): Promise<Ground> {
  const policies = await storedPolicies(tenant, identifiers);
  const controls = await tenant.control.findMany({
    where: { archivedAt: null },
    select: { id: true, identifier: true },
  });
  const members = await tenant.member.findMany({
    where: { removedAt: null },
    select: { id: true, email: true },
  });
  const audiences = await tenant.audience.findMany({
    where: { archivedAt: null },
    select: { id: true, name: true },
  });
  return {
    policies: new Map(policies.map((policy) => [policy.identifier.toLowerCase(), policy])),
    requirements: await requirementsOf(tenant),
    controls: new Map(controls.map(({ identifier, id }) => [identifier, id])),
    controlsOf: await controlsByRequirement(tenant),
    audiences: new Map(audiences.map(({ name, id }) => [name, id])),
    members: new Map(members.map(({ email, id }) => [email.toLowerCase(), id])),
  };
}
