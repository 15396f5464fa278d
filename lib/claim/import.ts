import { z } from 'zod';
import type { CsvColumn } from '#lib/csv.ts';
import { Invalid, type Problem } from '#lib/errors.ts';
import type { SheetRow } from '#lib/sheet/schema.ts';
import type { ClaimRow } from './list-schema.ts';
import { addClaimInput } from './schema.ts';

/** The columns of an export, which an import reads again. */
export const claimColumns: readonly CsvColumn<ClaimRow>[] = [
  { heading: 'Area', value: (row) => row.section },
  { heading: 'Claim', value: (row) => row.text },
  { heading: 'Audience', value: (row) => row.audience },
  { heading: 'Metric', value: (row) => row.measure?.metric ?? '' },
  { heading: 'Comparator', value: (row) => row.measure?.comparator ?? '' },
  { heading: 'Value', value: (row) => row.measure?.value ?? '' },
  { heading: 'Unit', value: (row) => row.measure?.unit ?? '' },
  { heading: 'Controls', value: (row) => row.controls.map(({ identifier }) => identifier).join('; ') },
  { heading: 'Standing', value: (row) => row.standing?.standing ?? '' },
  { heading: 'Verified on', value: (row) => row.standing?.verifiedOn ?? '' },
  { heading: 'Edition', value: (row) => row.edition },
  { heading: 'Changed (UTC)', value: (row) => row.changedAt },
  { heading: 'Id', value: (row) => row.id },
];

const row = addClaimInput.omit({ controlIds: true }).extend({
  controls: z.array(z.string().max(160)).max(100),
  id: z.uuid().nullable(),
});

/** A row of an import: a claim to be added, or (with an id) said anew. */
export type ImportedClaim = z.output<typeof row>;

const needed = ['Area', 'Claim'] as const;

/** Reads rows whose first holds headings like our export's. Throws Invalid with the place of every problem, e.g. `row 4`. */
export function claimsIn(rows: readonly SheetRow[]): ImportedClaim[] {
  const [head, ...rest] = rows;
  const columns = new Map((head?.cells ?? []).map((cell, index) => [cell.trim().toLowerCase(), index]));
  const missing = needed.filter((name) => !columns.has(name.toLowerCase()));
  if (missing.length > 0) throw new Invalid(`The first row must name the column ${missing.join(' and ')}.`);
  const problems: Problem[] = [];
  const claims = rest.flatMap(({ number, cells }) => {
    const cell = (name: string) => (cells[columns.get(name) ?? -1] ?? '').trim();
    const parsed = row.safeParse({
      section: cell('area'),
      text: cell('claim'),
      audience: cell('audience') || 'public',
      measure: {
        metric: cell('metric'),
        comparator: cell('comparator'),
        value: cell('value'),
        unit: cell('unit'),
      },
      controls: cell('controls')
        .split(';')
        .map((name) => name.trim())
        .filter(Boolean),
      id: cell('id') || null,
    });
    if (parsed.success) return [parsed.data];
    const place = `row ${number}`;
    problems.push(
      ...parsed.error.issues.map(({ message }) => ({ path: place, message: `${place}: ${message}` })),
    );
    return [];
  });
  if (problems.length > 0) throw new Invalid(problems.slice(0, 100));
  const ids = claims.flatMap(({ id }) => id ?? []);
  if (new Set(ids).size !== ids.length) throw new Invalid('Two rows have the same id. Nothing was imported.');
  if (claims.length === 0) throw new Invalid('There is no claim in this file.');
  return claims;
}
