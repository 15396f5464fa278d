import { measureInWords } from '#lib/claim/measure.ts';
import type { Projection, ProjectionClaim } from './projection.ts';

/** Parts of the page in which something can change. */
export type Part = 'page' | 'audit-report' | 'area' | 'claim' | 'document' | 'policy' | 'subprocessor';

/** One change between two projections: what it concerns, and the fields that differ with both values. */
export type Change = {
  part: Part;
  kind: 'added' | 'removed' | 'changed' | 'moved';
  label: string;
  fields: readonly { name: string; before: string; after: string }[];
};

type Item = { key: string; label: string; fields: Readonly<Record<string, string>> };

const text = (value: unknown) =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

function fieldsOf(row: object, left: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !left.includes(name))
      .map(([name, value]) => [name, text(value)]),
  );
}

/** The figure of the CSF as one line: covered, proven and in force for each function, then the subcategories told of. */
function figureInWords(csf: Projection['csf']): string {
  if (!csf) return '';
  const counts = csf.functions.map(
    ({ identifier, covered, proven, inForce, tier }) =>
      `${identifier} ${covered} and ${proven} of ${inForce}${tier === null ? '' : `, tier ${tier}`}`,
  );
  const told = csf.subcategories.map(({ identifier, claimIds }) => `${identifier} ${claimIds.length}`);
  return [...counts, ...told].join('; ');
}

function claimFields(area: string, claim: ProjectionClaim): Record<string, string> {
  const { id: _, measure, controls, ...told } = claim;
  return {
    area,
    ...fieldsOf(told, []),
    measure: measure ? measureInWords(measure) : '',
    controls: controls.map(({ identifier }) => identifier).join(', '),
  };
}

function itemsOf(projection: Projection): Record<Part, Item[]> {
  const { auditReports, areas, documents, policies, subprocessors, format: _, ...page } = projection;
  const { organization, csf, ...face } = page;
  return {
    page: [
      {
        key: 'page',
        label: projection.title,
        fields: { organization: organization.name, ...fieldsOf(face, []), csf: figureInWords(csf) },
      },
    ],
    'audit-report': auditReports.map(({ duties, subservices, ...row }) => ({
      key: row.id,
      label: row.title,
      fields: {
        ...fieldsOf(row, ['id']),
        duties: duties.map(({ reference, text }) => `${reference}: ${text}`).join('\n'),
        subservices: subservices.map(({ name, services }) => `${name}: ${services}`).join('\n'),
      },
    })),
    area: areas
      .filter(({ chapter, introduction }) => chapter !== '' || introduction !== '')
      .map(({ title, chapter, introduction }) => ({
        key: title,
        label: title,
        fields: { chapter, introduction },
      })),
    claim: areas.flatMap((area) =>
      area.claims.map((row) => ({
        key: row.id,
        label: row.text,
        fields: claimFields(area.title, row),
      })),
    ),
    document: documents.map((row) => ({ key: row.id, label: row.title, fields: fieldsOf(row, ['id']) })),
    policy: policies.map(({ versionId: _, sha256: __, ...row }) => ({
      key: row.id,
      label: row.title,
      fields: fieldsOf(row, ['id']),
    })),
    subprocessor: subprocessors.map((row) => ({
      key: row.id,
      label: row.name,
      fields: fieldsOf(row, ['id']),
    })),
  };
}

function changed(before: Item, after: Item): Change['fields'] {
  const names = new Set([...Object.keys(before.fields), ...Object.keys(after.fields)]);
  return [...names]
    .map((name) => ({ name, before: before.fields[name] ?? '', after: after.fields[name] ?? '' }))
    .filter((field) => field.before !== field.after);
}

/** Rows that both lists have, but which stand after another neighbour: the fewest that explain the new order. */
function movedKeys(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((key, index) => [key, index]));
  const common = after.filter((key) => place.has(key));
  // A longest increasing run of old places stays; whatever is not in it has moved.
  const ends: { place: number; key: string; previous: number }[] = [];
  const tails: number[] = [];
  for (const key of common) {
    const at = place.get(key) ?? 0;
    const found = tails.findIndex((index) => (ends[index]?.place ?? 0) >= at);
    const length = found === -1 ? tails.length : found;
    ends.push({ place: at, key, previous: tails[length - 1] ?? -1 });
    tails[length] = ends.length - 1;
  }
  const staying = new Set<string>();
  for (let at = tails.at(-1) ?? -1; at !== -1; at = ends[at]?.previous ?? -1)
    staying.add(ends[at]?.key ?? '');
  return new Set(common.filter((key) => !staying.has(key)));
}

function compare(part: Part, before: readonly Item[], after: readonly Item[]): Change[] {
  const old = new Map(before.map((item) => [item.key, item]));
  const present = new Set(after.map((item) => item.key));
  const moved = movedKeys(
    before.map((item) => item.key),
    after.map((item) => item.key),
  );
  const changes: Change[] = [];
  for (const item of after) {
    const former = old.get(item.key);
    const fields = former ? changed(former, item) : [];
    if (!former) changes.push({ part, kind: 'added', label: item.label, fields: [] });
    else if (fields.length > 0) changes.push({ part, kind: 'changed', label: item.label, fields });
    else if (moved.has(item.key)) changes.push({ part, kind: 'moved', label: item.label, fields: [] });
  }
  for (const item of before)
    if (!present.has(item.key)) changes.push({ part, kind: 'removed', label: item.label, fields: [] });
  return changes;
}

const parts = [
  'page',
  'audit-report',
  'area',
  'claim',
  'document',
  'policy',
  'subprocessor',
] as const satisfies readonly Part[];

/** What publishing `after` would change for those who see `before` now; all of it when nothing is public. */
export function differences(before: Projection | null, after: Projection): Change[] {
  const old = before ? itemsOf(before) : null;
  const next = itemsOf(after);
  return parts.flatMap((part) => compare(part, old?.[part] ?? [], next[part]));
}
