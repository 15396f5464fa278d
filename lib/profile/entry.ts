import { type Priority, priorityLabels, type Tier, tierInWords } from './tiers.ts';

/** The longer texts of an entry, in the order of NIST's template. */
export const textFields = [
  'currentPolicies',
  'currentPractices',
  'currentRoles',
  'currentReferences',
  'currentArtifacts',
  'targetPolicies',
  'targetPractices',
  'targetRoles',
  'targetReferences',
  'notes',
  'considerations',
] as const;

/** One of the longer texts of an entry. */
export type TextField = (typeof textFields)[number];

/** What a profile says of one subcategory. `priority` is how much its target matters. */
export type Entry = {
  included: boolean;
  reason: string;
  currentPriority: Priority | null;
  currentTier: Tier | null;
  priority: Priority | null;
  targetTier: Tier | null;
} & Record<TextField, string>;

/** One field of an entry. */
export type EntryField = keyof Entry;

/** Before anything was said: the outcome is in the profile, and nothing is known of it. */
export const unsaid: Entry = {
  included: true,
  reason: '',
  currentPriority: null,
  currentTier: null,
  priority: null,
  targetTier: null,
  currentPolicies: '',
  currentPractices: '',
  currentRoles: '',
  currentReferences: '',
  currentArtifacts: '',
  targetPolicies: '',
  targetPractices: '',
  targetRoles: '',
  targetReferences: '',
  notes: '',
  considerations: '',
};

/** Every field as people say it, in the order in which they read it. */
export const fieldLabels: Readonly<Record<EntryField, string>> = {
  included: 'Included in the profile',
  reason: 'Reason',
  currentPriority: 'Current priority',
  currentTier: 'Current tier',
  priority: 'Target priority',
  targetTier: 'Target tier',
  currentPolicies: 'Current policies, processes and procedures',
  currentPractices: 'Current internal practices',
  currentRoles: 'Current roles and responsibilities',
  currentReferences: 'Current informative references',
  currentArtifacts: 'Current artifacts and evidence',
  targetPolicies: 'Target policies, processes and procedures',
  targetPractices: 'Target internal practices',
  targetRoles: 'Target roles and responsibilities',
  targetReferences: 'Target informative references',
  notes: 'Notes',
  considerations: 'Considerations',
};

/** Every field, in the order of its label. */
export const entryFields = Object.keys(fieldLabels) as EntryField[];

/** Some fields of an entry; what is not there stays as it is. */
export type SomeFields = { [Field in EntryField]?: Entry[Field] | undefined };

/** The entry with these fields instead of its own. */
export function withFields(entry: Entry, set: SomeFields): Entry {
  const said = Object.entries(set).filter(([, value]) => value !== undefined);
  return { ...entry, ...Object.fromEntries(said) };
}

/** One field that differs; both sides in words, empty where nothing was said. */
export type EntryChange = { field: EntryField; before: string; after: string };

function valueInWords(field: EntryField, value: Entry[EntryField]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === null || value === '') return '';
  if (typeof value === 'number') return tierInWords(value);
  return field === 'priority' || field === 'currentPriority'
    ? (Object.entries(priorityLabels).find(([key]) => key === value)?.[1] ?? value)
    : value;
}

/** What is different between two entries, field by field. */
export function changesBetween(before: Entry, after: Entry): EntryChange[] {
  return entryFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      field,
      before: valueInWords(field, before[field]),
      after: valueInWords(field, after[field]),
    }));
}

const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** One change in words: `Target tier: 2 Risk Informed is now 3 Repeatable`. */
export function changeInWords({ field, before, after }: EntryChange): string {
  const label = fieldLabels[field];
  if (before === '') return `${label}: now ${cut(after)}`;
  if (after === '') return `${label}: ${cut(before)} was taken away`;
  return `${label}: ${cut(before)} is now ${cut(after)}`;
}

/**
 * What two people said of one entry, put together: `seen` is what this person had before them, `now` is what stands there,
 * `set` what they say. What they left as they saw it is not theirs. Fields that both set, to different things, clash;
 * nothing is put together then.
 */
export function mergeEntry(
  seen: Entry,
  now: Entry,
  set: SomeFields,
): { entry: Entry; clashes: EntryField[] } {
  const mine = entryFields.filter((field) => set[field] !== undefined && set[field] !== seen[field]);
  const wanted = withFields(now, Object.fromEntries(mine.map((field) => [field, set[field]])));
  const clashes = mine.filter((field) => now[field] !== seen[field] && now[field] !== wanted[field]);
  return { entry: clashes.length > 0 ? now : wanted, clashes };
}
