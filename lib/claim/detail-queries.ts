import type { Health } from '#lib/control/health.ts';
import { dayIn, dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { query } from '#lib/operation.ts';
import { measureOf } from './measure.ts';
import { claimInput } from './schema.ts';
import { readStandings } from './standing-steps.ts';

type BackingControl = {
  id: string;
  identifier: string;
  title: string;
  archived: boolean;
  health: Health | null;
};

function readBacking(tenant: Tenant, claimId: string, now: Date, day: string): Promise<BackingControl[]> {
  return tenant.$queryRaw<BackingControl[]>`
    SELECT k.id, k.identifier, k.title, k."archivedAt" IS NOT NULL AS archived, h.health
    FROM "ClaimControl" b JOIN "Control" k ON k."organizationId" = b."organizationId" AND k.id = b."controlId"
    LEFT JOIN control_health(${now}, ${day}::date,
      ARRAY(SELECT "controlId" FROM "ClaimControl" WHERE "claimId" = ${claimId}::uuid AND "removedAt" IS NULL)) h
      ON h."controlId" = k.id
    WHERE b."claimId" = ${claimId}::uuid AND b."removedAt" IS NULL
    ORDER BY k.identifier`;
}

async function readOverrides(tenant: Tenant, claimId: string) {
  const rows = await tenant.claimOverride.findMany({
    where: { claimId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: 50,
    select: {
      id: true,
      reason: true,
      untilOn: true,
      createdAt: true,
      createdBy: true,
      endedAt: true,
      endedBy: true,
    },
  });
  const nameOf = await namesOf(
    tenant,
    rows.flatMap(({ createdBy, endedBy }) => (endedBy ? [createdBy, endedBy] : [createdBy])),
  );
  return rows.map(({ createdBy, endedBy, untilOn, ...row }) => ({
    ...row,
    untilOn: dayOf(untilOn),
    byName: nameOf(createdBy),
    endedByName: nameOf(endedBy),
  }));
}

async function readEditions(tenant: Tenant, claimId: string) {
  const rows = await tenant.claimEdition.findMany({
    where: { claimId },
    orderBy: { number: 'desc' },
    take: 100,
  });
  const nameOf = await namesOf(
    tenant,
    rows.map(({ createdBy }) => createdBy),
  );
  const publications = await tenant.claimPublication.findMany({
    where: { claimId },
    orderBy: { publishedAt: 'asc' },
    select: { edition: true, publishedAt: true, endedAt: true, portal: { select: { slug: true } } },
  });
  return rows.map((row) => ({
    number: row.number,
    section: row.section,
    text: row.text,
    audience: row.audience,
    measure: measureOf(row),
    createdAt: row.createdAt,
    byName: nameOf(row.createdBy),
    publications: publications.filter(({ edition }) => edition === row.number),
  }));
}

/** One claim: how it stands, what is behind it, what it ever said, and who let a lapse stand. Throws NotFound. */
export const getClaim = query('claim:read', claimInput, async ({ tenant, now }, { id }) => {
  const claim = await tenant.claim.findFirst({ where: { id } });
  if (!claim) throw new NotFound('There is no such claim.');
  const { timeZone } = await tenant.organization.findFirstOrThrow({ select: { timeZone: true } });
  const day = dayIn(timeZone, now);
  const { section, text, audience, edition, createdAt, archivedAt } = claim;
  return {
    id,
    section,
    text,
    audience,
    edition,
    createdAt,
    archivedAt,
    today: day,
    measure: measureOf(claim),
    standing: (await readStandings(tenant, now, day, [id])).get(id) ?? null,
    controls: await readBacking(tenant, id, now, day),
    editions: await readEditions(tenant, id),
    overrides: await readOverrides(tenant, id),
  };
});

/** What `getClaim` gives. */
export type ClaimDetail = Awaited<ReturnType<typeof getClaim>>;
