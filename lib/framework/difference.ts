import { identifierKey } from './identifier.ts';
import type { Format, RequirementDraft } from './schema.ts';
import { sameText } from './wording.ts';

/** An element as it is kept. */
export type KeptRequirement = RequirementDraft & { id: string };

/** What an import of the same edition would do. */
export type Merge = {
  added: RequirementDraft[];
  /** As it becomes, with the id that it has. */
  changed: KeptRequirement[];
  /** Of `changed`, those that were in force and are no longer. */
  withdrawn: string[];
  /** Kept here, not in the file. They stay. */
  missing: string[];
};

const ranks: Record<Format, number> = {
  catalog: 0,
  table: 1,
  crosswalk: 0,
  'csf-workbook': 2,
  cprt: 2,
  oscal: 2,
};

/**
 * Whose words win: a publisher's form before a table, a table before our own words; the same form again may correct
 * itself. Among publisher's forms the first stays, so that they never change each other back and forth.
 */
export function wins(incoming: Format, kept: Format): boolean {
  return ranks[incoming] > ranks[kept] || incoming === kept;
}

function text(kept: string, incoming: string, winning: boolean): string {
  if (incoming === '' || sameText(kept, incoming)) return kept;
  return kept === '' || winning ? incoming : kept;
}

function mergeOne(kept: KeptRequirement, incoming: RequirementDraft, winning: boolean): KeptRequirement {
  // Once withdrawn it stays so: some forms do not tell.
  const withdrawn = kept.withdrawn || incoming.withdrawn;
  const successors = kept.successors.length > 0 ? kept.successors : incoming.successors;
  return {
    ...kept,
    title: text(kept.title, incoming.title, winning),
    wording: withdrawn ? '' : text(kept.wording, incoming.wording, winning),
    withdrawn,
    withdrawnReason: withdrawn ? kept.withdrawnReason || incoming.withdrawnReason : '',
    successors: withdrawn ? successors : [],
  };
}

const facts = ({ title, wording, withdrawn, withdrawnReason, successors }: RequirementDraft) =>
  JSON.stringify([title, wording, withdrawn, withdrawnReason, successors.toSorted()]);

/** What importing `incoming` over `kept` of the same edition does. */
export function mergeRequirements(
  kept: readonly KeptRequirement[],
  incoming: readonly RequirementDraft[],
  formats: { kept: Format; incoming: Format },
): Merge {
  const winning = wins(formats.incoming, formats.kept);
  const known = new Map(kept.map((one) => [identifierKey(one.identifier), one]));
  const merge: Merge = { added: [], changed: [], withdrawn: [], missing: [] };
  for (const one of incoming) {
    const before = known.get(identifierKey(one.identifier));
    known.delete(identifierKey(one.identifier));
    if (!before) {
      merge.added.push(one);
      continue;
    }
    const after = mergeOne(before, one, winning);
    if (facts(after) === facts(before)) continue;
    merge.changed.push(after);
    if (after.withdrawn && !before.withdrawn) merge.withdrawn.push(after.identifier);
  }
  merge.missing = [...known.values()].map(({ identifier }) => identifier);
  return merge;
}

/** How a newer edition differs from the one before, by identifiers as the newer writes them. */
export type EditionDifference = {
  added: string[];
  changed: string[];
  withdrawn: string[];
  missing: string[];
};

/** Compares two editions. Identifiers are the same also where one writes ID.AM-1 and the other ID.AM-01. */
export function compareEditions(
  older: readonly RequirementDraft[],
  newer: readonly RequirementDraft[],
): EditionDifference {
  const before = new Map(older.map((one) => [identifierKey(one.identifier), one]));
  const difference: EditionDifference = { added: [], changed: [], withdrawn: [], missing: [] };
  for (const one of newer) {
    const old = before.get(identifierKey(one.identifier));
    before.delete(identifierKey(one.identifier));
    if (!old) {
      if (!one.withdrawn) difference.added.push(one.identifier);
    } else if (one.withdrawn && !old.withdrawn) difference.withdrawn.push(one.identifier);
    else if (!sameText(one.wording, old.wording) || !sameText(one.title, old.title))
      difference.changed.push(one.identifier);
  }
  difference.missing = [...before.values()].map(({ identifier }) => identifier);
  return difference;
}

/** Counts by kind of what is in force. */
export function countInForce(
  requirements: readonly Pick<RequirementDraft, 'kind' | 'withdrawn'>[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind, withdrawn } of requirements) if (!withdrawn) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
