import type { Tenant } from '#lib/db/tenant.ts';
import { minutesToRead } from '#lib/markdown/contents.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';
import { suitedLocale } from '#lib/policy/read.ts';

// A published text never changes, so how long it takes is reckoned once; its words are not kept.
const known = new Map<string, number>();
const mostKnown = 5_000;

/** Texts of five megabytes each are not to be held by the hundred. */
const atOnce = 40;

type Told = { versionId: string; locale: string };

const keyOf = ({ versionId, locale }: Told) => `${versionId} ${locale}`;

async function learn(tenant: Tenant, unknown: readonly Told[]): Promise<void> {
  if (known.size + unknown.length > mostKnown) known.clear();
  for (let from = 0; from < unknown.length; from += atOnce) {
    const texts = await tenant.policyText.findMany({
      where: { OR: unknown.slice(from, from + atOnce) },
      select: { versionId: true, locale: true, body: true },
    });
    for (const text of texts) known.set(keyOf(text), minutesToRead(parseMarkdown(text.body)));
  }
}

/**
 * How many minutes the texts of versions take, each in the language that suits a reader best, by the version's id; without those
 * that have no text (a PDF as it came).
 */
export async function minutesByVersion(
  tenant: Tenant,
  versionIds: readonly string[],
  wanted: string,
): Promise<Map<string, number>> {
  const ids = [...new Set(versionIds)];
  if (ids.length === 0) return new Map();
  const texts = await tenant.policyText.findMany({
    where: { versionId: { in: ids } },
    orderBy: { locale: 'asc' },
    select: { versionId: true, locale: true, original: true },
  });
  const told = [...Map.groupBy(texts, ({ versionId }) => versionId)].flatMap(([versionId, there]) => {
    const locale = suitedLocale(there, wanted);
    return locale === null ? [] : [{ versionId, locale }];
  });
  await learn(
    tenant,
    told.filter((one) => !known.has(keyOf(one))),
  );
  return new Map(told.map((one) => [one.versionId, known.get(keyOf(one)) ?? 0]));
}
