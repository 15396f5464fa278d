import type { Tenant } from '#lib/db/tenant.ts';
import { query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { compareSides } from './compare.ts';
import { type Entry, unsaid } from './entry.ts';
import { textOf, treeOf } from './outline.ts';
import { compareInput } from './schema.ts';
import { endOfDay, findProfile, type Outcome, readEntries, readOutcomes } from './stored-steps.ts';

type Wanted = { profileId: string; asOf: string | null };

async function readSide(tenant: Tenant, { profileId, asOf }: Wanted, now: Date) {
  const { id, name, scope, framework, archivedAt } = await findProfile(tenant, profileId);
  const outcomes = await readOutcomes(tenant, framework.id);
  const stored = await readEntries(tenant, profileId, await endOfDay(tenant, asOf, now));
  const entries = new Map(
    outcomes.flatMap((one): [string, Entry][] => {
      const found = stored.get(one.id);
      return found ? [[one.identifier, found.entry]] : [];
    }),
  );
  return { facts: { id, name, scope, framework, archivedAt, asOf }, outcomes, entries };
}

const lineOf = (entries: ReadonlyMap<string, Entry>) => (outcome: Outcome) => ({
  identifier: outcome.identifier,
  ...(entries.get(outcome.identifier) ?? unsaid),
});

/**
 * Two profiles, or one at two times, side by side: what differs first, and both summed up by the functions and categories
 * of either. Throws NotFound.
 */
export const compareProfiles = query('profile:read', compareInput, async ({ tenant, now }, input) => {
  const left = await readSide(tenant, input.left, now);
  const right = await readSide(tenant, input.right, now);
  const { today } = await organizationDay(tenant, now);
  // Of two versions of the framework each may hold what the other does not.
  const known = new Set(left.outcomes.map(({ identifier }) => identifier));
  const outcomes = [...left.outcomes, ...right.outcomes.filter(({ identifier }) => !known.has(identifier))];
  const named = outcomes
    .filter(({ kind }) => kind === 'subcategory')
    .map((one) => ({ identifier: one.identifier, text: textOf(one) }));
  const rows = compareSides(named, left.entries, right.entries);
  return {
    left: { ...left.facts, functions: treeOf(left.outcomes, lineOf(left.entries)) },
    right: { ...right.facts, functions: treeOf(right.outcomes, lineOf(right.entries)) },
    today,
    different: rows.filter(({ changes }) => changes.length > 0),
    same: rows.filter(({ changes }) => changes.length === 0).length,
  };
});
