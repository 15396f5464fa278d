import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { repositoryRoot } from '#lib/pdf/repository-root.ts';
import type { FrameworkDraft, Identity, Pair } from './schema.ts';

/*
 * The frameworks that come with the product, as data under prisma/catalog: identifiers, official names of CSF functions
 * and categories, and wordings of our own. See docs/decisions.
 */

const entry = z.strictObject({
  key: z.string(),
  version: z.string(),
  title: z.string(),
  publisher: z.string(),
  file: z.string(),
});
type Entry = z.infer<typeof entry>;

const row = z.strictObject({
  identifier: z.string(),
  parent: z.string(),
  kind: z.string(),
  title: z.string(),
  wording: z.string(),
  withdrawn: z.string(),
  successors: z.string(),
});

const crosswalks = [
  { source: 'nist-csf', target: 'nist-sp-800-53' },
  { source: 'nist-csf', target: 'iso-27001' },
  { source: 'nist-csf', target: 'soc2' },
] as const;

const pathOf = (name: string) => join(repositoryRoot(), 'prisma/catalog', name);

function rowsOf<T>(name: string, schema: z.ZodType<T>): T[] {
  return z.array(schema).parse(parse(readFileSync(pathOf(name), 'utf8'), { columns: true }));
}

let entries: Entry[] | undefined;
const frameworks = new Map<string, FrameworkDraft>();
let pairs: Pair[] | undefined;

function entriesOf(): Entry[] {
  entries ??= z.array(entry).parse(JSON.parse(readFileSync(pathOf('frameworks.json'), 'utf8')));
  return entries;
}

/** Which frameworks can be adopted without a file. */
export function shippedFrameworks(): Identity[] {
  return entriesOf().map(({ key, version, title, publisher }) => ({ key, version, title, publisher }));
}

/** A framework that comes with the product; null where it does not. */
export function shippedFramework(key: string, version: string): FrameworkDraft | null {
  const found = entriesOf().find((one) => one.key === key && one.version === version);
  if (!found) return null;
  const known = frameworks.get(found.file);
  if (known) return known;
  const { file, ...identity } = found;
  const requirements = rowsOf(file, row).map(({ parent, withdrawn, successors, ...rest }) => ({
    ...rest,
    parent: parent || null,
    oscalId: null,
    withdrawn: withdrawn !== '',
    withdrawnReason: withdrawn === 'withdrawn' ? '' : withdrawn,
    successors: successors.split(' ').filter(Boolean),
  }));
  const framework: FrameworkDraft = { ...identity, format: 'catalog', requirements };
  frameworks.set(file, framework);
  return framework;
}

/** The crosswalks that come with the product. */
export function shippedPairs(): Pair[] {
  pairs ??= crosswalks.flatMap(({ source: sourceKey, target: targetKey }) =>
    rowsOf(
      `crosswalks/${sourceKey}.${targetKey}.csv`,
      z.strictObject({ source: z.string(), target: z.string() }),
    ).map(({ source, target }) => ({
      sourceKey,
      sourceIdentifier: source,
      targetKey,
      targetIdentifier: target,
    })),
  );
  return pairs;
}
