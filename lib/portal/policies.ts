import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import type { Projection, ProjectionPolicy } from './projection.ts';
import type { ScannedText } from './scan.ts';

/** The policies of a tier as they hold now: the published version of each that is not retired, by title. */
export async function readPolicies(
  tenant: Tenant,
  tier: 'public' | 'customers',
): Promise<ProjectionPolicy[]> {
  const rows = await tenant.policy.findMany({
    where: {
      tier,
      retirements: { none: { restoredAt: null } },
      currentVersion: { sha256: { not: null }, publication: { isNot: null } },
    },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      currentVersion: {
        select: {
          id: true,
          number: true,
          title: true,
          sha256: true,
          publication: { select: { effectiveOn: true } },
          texts: { orderBy: [{ original: 'desc' }, { locale: 'asc' }], select: { locale: true } },
        },
      },
    },
  });
  return rows.flatMap(({ id, currentVersion }) => {
    const { sha256, publication } = currentVersion ?? {};
    if (!currentVersion || !sha256 || !publication) return [];
    const { id: versionId, number: version, title, texts } = currentVersion;
    const locales = texts.map(({ locale }) => locale);
    return [{ id, title, versionId, version, sha256, effectiveOn: dayOf(publication.effectiveOn), locales }];
  });
}

async function textsOfVersions(
  tenant: Tenant,
  policies: readonly ProjectionPolicy[],
): Promise<ScannedText[]> {
  const titles = new Map(policies.map(({ versionId, title, id }) => [versionId, { title, id }]));
  const rows = await tenant.policyText.findMany({
    where: { versionId: { in: [...titles.keys()] } },
    orderBy: [{ versionId: 'asc' }, { locale: 'asc' }],
    select: { versionId: true, locale: true, title: true, body: true },
  });
  return rows.map(({ versionId, locale, title, body }) => {
    const policy = titles.get(versionId);
    return {
      where: `Policy: ${policy?.title ?? ''} (${locale})`,
      path: `policy ${policy?.id ?? ''} ${locale}`,
      text: `${title}\n${body}`,
    };
  });
}

/** The texts of policies that a draft would make public, and of those which they replace, to be scanned. */
export async function readPolicyTexts(
  tenant: Tenant,
  draft: Projection,
  published: Projection | null,
): Promise<{ draft: ScannedText[]; published: ScannedText[] }> {
  const shown = new Map((published?.policies ?? []).map((policy) => [policy.id, policy]));
  const coming = draft.policies.filter(({ id, versionId }) => shown.get(id)?.versionId !== versionId);
  const going = coming.flatMap(({ id }) => shown.get(id) ?? []);
  return {
    draft: await textsOfVersions(tenant, coming),
    published: await textsOfVersions(tenant, going),
  };
}
