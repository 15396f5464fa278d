import { readAreaTexts } from '#lib/claim/area-read.ts';
import { areasOf } from '#lib/claim/areas.ts';
import { measureOf } from '#lib/claim/measure.ts';
import type { ClaimStanding } from '#lib/claim/standing.ts';
import { readStandings } from '#lib/claim/standing-steps.ts';
import { dayIn } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { readSetting } from '#lib/setting/read.ts';
import { readCsfFunctions, readCsfSubcategories } from './csf.ts';
import type { Projection, ProjectionClaim } from './projection.ts';
import { type VerificationRule, verificationTold } from './verification.ts';

/** The day that `now` has where the organization is. */
export async function todayOf(tenant: Tenant, now: Date): Promise<string> {
  const { timeZone } = await tenant.organization.findFirstOrThrow({ select: { timeZone: true } });
  return dayIn(timeZone, now);
}

/** What is told of how a claim stands; a claim that has no row is backed by nothing. */
export function standingTold(
  standing: ClaimStanding | undefined,
  rule: VerificationRule,
  today: string,
): Pick<ProjectionClaim, 'standing' | 'verification'> {
  if (!standing) return { standing: 'unbacked', verification: null };
  return {
    standing: standing.standing,
    verification: verificationTold(rule, standing.verifiedOn, today),
  };
}

/** The unarchived claims for an audience, by area, told as the organization decided. */
export async function readAreas(
  tenant: Tenant,
  now: Date,
  audience: 'public' | 'customers',
): Promise<Projection['areas']> {
  const { mode, days, controls: showsControls } = await readSetting(tenant, 'publication');
  const today = await todayOf(tenant, now);
  const rows = await tenant.claim.findMany({
    where: { archivedAt: null, audience },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: {
      controls: {
        where: { removedAt: null, control: { archivedAt: null } },
        orderBy: { control: { identifier: 'asc' } },
        select: { control: { select: { identifier: true, title: true } } },
      },
    },
  });
  const standings = await readStandings(
    tenant,
    now,
    today,
    rows.map(({ id }) => id),
  );
  const texts = await readAreaTexts(tenant);
  return areasOf(rows).map(({ title, claims }) => ({
    title,
    chapter: texts.get(title)?.chapter ?? '',
    introduction: texts.get(title)?.introduction ?? '',
    claims: claims.map((row) => ({
      id: row.id,
      text: row.text,
      edition: row.edition,
      ...standingTold(standings.get(row.id), { mode, days }, today),
      measure: measureOf(row),
      controls: showsControls ? row.controls.map(({ control }) => control) : [],
    })),
  }));
}

type Parts = Pick<Projection, 'areas' | 'csf' | 'verification'>;

/** The public claims as a projection of now would show them, and the figure of the CSF, as the organization decided. */
export async function readClaims(tenant: Tenant, now: Date): Promise<Parts> {
  const { mode, days, csf } = await readSetting(tenant, 'publication');
  const areas = await readAreas(tenant, now, 'public');
  const ids = areas.flatMap(({ claims }) => claims.map(({ id }) => id));
  const functions = csf ? await readCsfFunctions(tenant, now, await todayOf(tenant, now)) : null;
  const figure = functions && { ...functions, subcategories: await readCsfSubcategories(tenant, ids) };
  return { verification: { mode, days }, areas, csf: figure };
}

/**
 * A projection with its standings and the counts of its figure as they are now. Texts, and which claims belong to which
 * subcategory, stay as somebody published them.
 */
export async function restand(tenant: Tenant, projection: Projection, now: Date): Promise<Projection> {
  const today = await todayOf(tenant, now);
  const ids = projection.areas.flatMap(({ claims }) => claims.map(({ id }) => id));
  const standings = await readStandings(tenant, now, today, ids);
  const areas = projection.areas.map((area) => ({
    ...area,
    claims: area.claims.map((claim) =>
      // What was published without a standing gets one from a person only.
      claim.standing === null
        ? claim
        : { ...claim, ...standingTold(standings.get(claim.id), projection.verification, today) },
    ),
  }));
  const functions = projection.csf && (await readCsfFunctions(tenant, now, today));
  const csf = projection.csf && functions ? { ...projection.csf, ...functions } : projection.csf;
  return { ...projection, areas, csf };
}
