import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { comparators, metrics, type PageProposal } from '#lib/proposal/schema.ts';

/** What a person found on a page before the program did: claims with their places, measures and subcategories. */
const label = z.strictObject({
  path: z.string(),
  sha256: z.string(),
  group: z.enum(['development', 'held out']),
  claims: z.array(
    z.strictObject({
      start: z.int(),
      end: z.int(),
      requirements: z.array(z.string()),
      measures: z.array(
        z.strictObject({
          metric: z.enum(metrics),
          comparator: z.enum(comparators),
          value: z.union([z.number(), z.string()]),
          unit: z.string().nullable(),
          start: z.int(),
          end: z.int(),
        }),
      ),
    }),
  ),
});

/** A labelled page. */
export type LabelledPage = z.output<typeof label> & { name: string };

/** All labelled pages; their texts lie in the corpus. */
export function labelledPages(): LabelledPage[] {
  const folder = join(import.meta.dirname, '../proposal/fixtures');
  return globSync(join(folder, '*.json'))
    .toSorted()
    .map((path) => ({
      name: basename(path, '.json'),
      ...label.parse(JSON.parse(readFileSync(path, 'utf8'))),
    }));
}

/** SHA-256 of a file, in hexadecimal. */
export function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** What is counted of each kind of finding: found and right, found and wrong, missed. */
export type Tally = { right: number; wrong: number; missed: number };

/** The four kinds of findings. */
export const findings = ['claims', 'measures', 'functions', 'subcategories'] as const;

/** Tallies of the four kinds. */
export type Tallies = Record<(typeof findings)[number], Tally>;

/** Tallies with nothing counted. */
export function noTallies(): Tallies {
  const none = () => ({ right: 0, wrong: 0, missed: 0 });
  return { claims: none(), measures: none(), functions: none(), subcategories: none() };
}

type Place = { start: number; end: number };

/** Whether two places share more than half of what they cover together. */
function meet(a: Place, b: Place): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared * 2 > Math.max(a.end, b.end) - Math.min(a.start, b.start);
}

function count(tally: Tally, expected: readonly string[], found: readonly string[]): void {
  const open = [...expected];
  for (const one of found) {
    const place = open.indexOf(one);
    if (place === -1) tally.wrong += 1;
    else {
      open.splice(place, 1);
      tally.right += 1;
    }
  }
  tally.missed += open.length;
}

type AnyMeasure = { metric: string; comparator: string; value: string | number; unit: string | null };
const measureKey = ({ metric, comparator, value, unit }: AnyMeasure) =>
  `${metric} ${comparator} ${value} ${unit ?? ''}`;
const functionsOf = (ids: readonly string[]) => [...new Set(ids.map((id) => id.slice(0, 2)))];

/**
 * Adds what a page's proposals got right and wrong. End to end: what belongs to a claim that was missed is missed, what
 * belongs to a sentence that is no claim is wrong. A measure is right when metric, comparator, value and unit are.
 */
export function addTallies(tallies: Tallies, page: LabelledPage, { proposals }: PageProposal): void {
  const matched = new Set<(typeof proposals)[number]>();
  const none = { measures: [], requirements: [] };
  const pairs = page.claims.map((claim) => {
    const found = proposals.find((one) => !matched.has(one) && meet(one, claim));
    if (found) matched.add(found);
    return { claim, found };
  });
  const more = proposals.filter((one) => !matched.has(one)).map((found) => ({ claim: none, found }));
  tallies.claims.right += matched.size;
  tallies.claims.missed += page.claims.length - matched.size;
  tallies.claims.wrong += more.length;
  for (const { claim, found } of [...pairs, ...more]) {
    const ids = found?.requirements.map(({ id }) => id) ?? [];
    count(tallies.measures, claim.measures.map(measureKey), (found?.measures ?? []).map(measureKey));
    count(tallies.functions, functionsOf(claim.requirements), functionsOf(ids));
    count(tallies.subcategories, claim.requirements, ids);
  }
}

/** Share of what was found that is right, in whole percent. */
export function precisionOf({ right, wrong }: Tally): number {
  return right + wrong === 0 ? 0 : Math.round((100 * right) / (right + wrong));
}

/** Share of what there is that was found, in whole percent. */
export function recallOf({ right, missed }: Tally): number {
  return right + missed === 0 ? 0 : Math.round((100 * right) / (right + missed));
}
