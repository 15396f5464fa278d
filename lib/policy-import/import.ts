import type { VersionState } from '#lib/policy/lifecycle.ts';
import { fillPlaceholders, findPlaceholders } from '#lib/policy/placeholders.ts';
import type { PolicyTextInput } from '#lib/policy/schema.ts';
import type { Candidate } from './candidate.ts';
import { changesOf } from './changes.ts';
import type { FoundPolicy, groupPolicies } from './group.ts';
import { type Decided, keptAsDecided } from './kept.ts';
import {
  type KnownRequirement,
  type NamedRequirement,
  namedRequirement,
  requirementIndex,
} from './named-requirement.ts';
import { picturesIn } from './pictures.ts';
import type { DraftContent, FileProblem } from './schema.ts';

/** A policy as it stands: the version being worked on, else the one in force, else the newest. */
export type StoredPolicy = {
  id: string;
  identifier: string;
  title: string;
  retired: boolean;
  decided: Decided;
  version: {
    id: string;
    number: number;
    open: boolean;
    state: VersionState;
    fileSha256: string | null;
    texts: PolicyTextInput[];
  } | null;
  controlIds: ReadonlySet<string>;
  requirementIds: ReadonlySet<string>;
  /** What its pictures are called by the SHA-256 of their files. */
  pictures: ReadonlyMap<string, string>;
};

/** What an import knows of the organization. */
export type Ground = {
  policies: ReadonlyMap<string, StoredPolicy>;
  requirements: readonly KnownRequirement[];
  /** Controls in use by identifier, and those mapped to a requirement. */
  controls: ReadonlyMap<string, string>;
  controlsOf: ReadonlyMap<string, readonly string[]>;
  /** Ids of today's members by address, lower case. */
  members: ReadonlyMap<string, string>;
  audiences: ReadonlyMap<string, string>;
};

/** What an import would do about one policy. */
export type PlannedPolicy = {
  found: FoundPolicy;
  state: 'new' | 'changed' | 'same' | 'problem';
  stored: StoredPolicy | null;
  /** Texts as they would be stored, the original first; pictures still named by their files. */
  texts: PolicyTextInput[];
  words: string[];
  /** Whether a draft is written; else only mappings are added. */
  writes: boolean;
  notes: string[];
  problems: FileProblem[];
  requirements: NamedRequirement[];
  unknownControls: string[];
  controlIds: string[];
  requirementIds: string[];
};

type Place = { path: string; line: number };
/** Where a placeholder stands. */
export type PlacedPlaceholder = { text: string; answerable: boolean; places: Place[] };

/** What importing files would do. */
export type ImportPlan = {
  policies: PlannedPolicy[];
  placeholders: PlacedPlaceholder[];
  leftOut: FileProblem[];
};

type Answers = ReadonlyMap<string, string>;

function textOf({ fields, title, body }: Candidate, answers: Answers): PolicyTextInput {
  return {
    locale: fields.locale,
    title: fillPlaceholders(title, answers).slice(0, 200),
    body: fillPlaceholders(body, answers).trimEnd(),
    questions: fields.questions.map((question) => ({
      ...question,
      text: fillPlaceholders(question.text, answers).slice(0, 500),
      options: question.options.map((option) => fillPlaceholders(option, answers).slice(0, 300)),
    })),
  };
}

function notesOf(found: FoundPolicy, pictures: ReadonlySet<string>, stored: StoredPolicy | null): string[] {
  const remote = found.texts.flatMap(({ path, body }) =>
    picturesIn(path, body, pictures).flatMap((picture) => (picture.path === null ? [picture.target] : [])),
  );
  const told = [...new Set(remote)].map((target) =>
    /^https?:/i.test(target)
      ? `The picture ${target.slice(0, 120)} lies elsewhere and is left out.`
      : `The picture ${target.slice(0, 120)} did not come along.`,
  );
  const earlier = found.earlier.length > 0 ? [`With ${found.earlier.length} earlier versions.`] : [];
  const kept = stored ? keptAsDecided(found.texts[0]?.fields, stored.decided) : [];
  return [...found.texts.flatMap(({ notes }) => notes), ...earlier, ...told, ...kept];
}

function whyNotNow(stored: StoredPolicy | null): string | null {
  if (stored?.retired) return `${stored.identifier} is retired. Restore it first.`;
  if (stored?.version?.open && !['draft', 'change-requested'].includes(stored.version.state))
    return `Version ${stored.version.number} of ${stored.identifier} waits for approval or publication. Withdraw it first.`;
  return null;
}

type Means = {
  ground: Ground;
  answers: Answers;
  pictures: ReadonlyMap<string, string>;
  index: ReturnType<typeof requirementIndex>;
};

function planOne(found: FoundPolicy, { ground, answers, pictures, index }: Means): PlannedPolicy {
  const stored = ground.policies.get(found.identifier.toLowerCase()) ?? null;
  const names = [...new Set(found.texts.flatMap(({ fields }) => fields.satisfies))];
  const requirements = names.map((name) => namedRequirement(name, index));
  const requirementIds = [
    ...new Set(requirements.flatMap((one) => (one.state === 'found' ? [one.requirement.id] : []))),
  ];
  const wanted = [...new Set(found.texts.flatMap(({ fields }) => fields.controls))];
  const named = wanted.flatMap((identifier) => ground.controls.get(identifier) ?? []);
  const mapped = requirementIds.flatMap((id) => ground.controlsOf.get(id) ?? []);
  const why = whyNotNow(stored);
  const problems = why ? [...found.problems, { path: found.path, line: null, message: why }] : found.problems;
  const planned: PlannedPolicy = {
    found,
    state: stored ? 'changed' : 'new',
    stored,
    texts: found.pdf ? [] : found.texts.map((candidate) => textOf(candidate, answers)),
    words: [],
    writes: true,
    notes: notesOf(found, new Set(pictures.keys()), stored),
    problems,
    requirements,
    unknownControls: wanted.filter((identifier) => !ground.controls.has(identifier)),
    controlIds: [...new Set([...named, ...mapped])],
    requirementIds,
  };
  if (problems.length > 0) return { ...planned, state: 'problem' };
  if (!stored) return planned;
  const ids = new Map(
    [...pictures].flatMap(([path, sha256]) => {
      const id = stored.pictures.get(sha256);
      return id ? [[path, id] as const] : [];
    }),
  );
  const { words, text } = changesOf(planned, stored, ids);
  return { ...planned, state: words.length === 0 ? 'same' : 'changed', words, writes: text };
}

function placeholdersOf(policies: readonly FoundPolicy[]): PlacedPlaceholder[] {
  const all = new Map<string, PlacedPlaceholder>();
  for (const { texts } of policies)
    for (const { path, title, body, bodyLine, fields } of texts) {
      const asked = fields.questions.flatMap(({ text, options }) => [text, ...options]);
      const found = [
        ...findPlaceholders(body).map(({ line, ...rest }) => ({ ...rest, line: line + bodyLine - 1 })),
        ...[title, ...asked].flatMap((text) => findPlaceholders(text).map((one) => ({ ...one, line: 1 }))),
      ];
      for (const { text, answerable, line } of found) {
        const known = all.get(text) ?? { text, answerable, places: [] };
        known.places.push({ path, line });
        all.set(text, known);
      }
    }
  return [...all.values()].toSorted(
    (a, b) => b.places.length - a.places.length || (a.text < b.text ? -1 : 1),
  );
}

type Grouped = ReturnType<typeof groupPolicies>;

/** What importing files would do, with these answers. Pure: the same files against the same organization are the same plan. */
export function planImport(
  content: DraftContent,
  grouped: Grouped,
  ground: Ground,
  answers: Answers,
): ImportPlan {
  const { policies, lists } = grouped;
  const pictures = new Map(content.pictures.map(({ path, sha256 }) => [path, sha256]));
  const means = { ground, answers, pictures, index: requirementIndex(ground.requirements) };
  const listed = lists.map((path) => ({ path, line: null, message: 'This page only lists others.' }));
  return {
    policies: policies.map((found) => planOne(found, means)),
    placeholders: placeholdersOf(policies),
    leftOut: [...content.leftOut, ...listed],
  };
}
