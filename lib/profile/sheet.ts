import type { SheetValue } from '#lib/sheet/write.ts';
import type { Entry, EntryField } from './entry.ts';
import { type Priority, priorityLabels } from './tiers.ts';

/** A row of a profile's workbook: an outcome, and what is said of it where it is a subcategory. */
export type ProfileSheetRow = {
  identifier: string;
  text: string;
  entry: Entry | null;
  /** Titles of the evidence that is linked, with the days they were collected. */
  evidence: readonly string[];
};

/** One column: its heading as NIST publishes it, the field that it holds, and how a row fills it. */
export type ProfileColumn = {
  heading: string;
  field: EntryField | null;
  value: (row: ProfileSheetRow) => SheetValue;
  width: number;
};

/** The sheet of NIST's template. */
export const profileSheetName = 'Current and Target Profile';

/** The heading of the column that names the outcome. */
export const outcomeHeading = 'CSF Outcome (Function, Category, or Subcategory)';

// What stands below this line in the column of evidence is derived, and not read again.
const derivedMark = 'Linked in Candor:';

const word = (priority: Priority | null) => priority && priorityLabels[priority];

const said = (heading: string, field: EntryField, width: number): ProfileColumn => ({
  heading,
  field,
  width,
  value: ({ entry }) => entry?.[field] ?? null,
});

function artifacts({ entry, evidence }: ProfileSheetRow): string | null {
  if (!entry) return null;
  const derived = evidence.length > 0 ? [[derivedMark, ...evidence].join('\n')] : [];
  return [entry.currentArtifacts, ...derived].filter(Boolean).join('\n\n');
}

/** What a person wrote into the column of evidence. */
export function withoutDerived(cell: string): string {
  const at = cell.indexOf(derivedMark);
  return (at === -1 ? cell : cell.slice(0, at)).trim();
}

/** The columns of NIST's CSF 2.0 organizational profile template, in its order (docs/profiles.md). */
export const profileColumns: readonly ProfileColumn[] = [
  { heading: outcomeHeading, field: null, width: 18, value: ({ identifier }) => identifier },
  { heading: 'CSF Outcome Description', field: null, width: 50, value: ({ text }) => text },
  {
    heading: 'Included in Profile?',
    field: 'included',
    width: 12,
    value: ({ entry }) => entry && (entry.included ? 'Yes' : 'No'),
  },
  said('Rationale', 'reason', 40),
  {
    heading: 'Current Priority',
    field: 'currentPriority',
    width: 12,
    value: ({ entry }) => entry && word(entry.currentPriority),
  },
  said('Current Status', 'currentTier', 12),
  said('Current Policies, Processes, and Procedures', 'currentPolicies', 40),
  said('Current Internal Practices', 'currentPractices', 40),
  said('Current Roles and Responsibilities', 'currentRoles', 30),
  said('Current Selected Informative References', 'currentReferences', 30),
  { heading: 'Current Artifacts and Evidence', field: 'currentArtifacts', width: 40, value: artifacts },
  {
    heading: 'Target Priority',
    field: 'priority',
    width: 12,
    value: ({ entry }) => entry && word(entry.priority),
  },
  said('Target CSF Tier', 'targetTier', 12),
  said('Target Policies, Processes, and Procedures', 'targetPolicies', 40),
  said('Target Internal Practices', 'targetPractices', 40),
  said('Target Roles and Responsibilities', 'targetRoles', 30),
  said('Target Selected Informative References', 'targetReferences', 30),
  said('Notes', 'notes', 40),
  said('Considerations', 'considerations', 40),
];
