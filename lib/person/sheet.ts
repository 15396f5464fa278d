import { type PersonContent, personFieldNames, personLabels } from './content.ts';
import { type Standing, standingLabels } from './standing.ts';

/** A person as a table holds them. */
export type PersonSheetRow = PersonContent & { id: string; standing: Standing };

/** One column of a table of people: its heading, and what it says of a person. */
type PersonColumn = { heading: string; value: (row: PersonSheetRow) => string | null };

/** The columns of an export; an import reads all but the last. */
export const personColumns: readonly PersonColumn[] = [
  ...personFieldNames.map(
    (field): PersonColumn => ({ heading: personLabels[field], value: (row) => row[field] }),
  ),
  { heading: 'Standing', value: (row) => standingLabels[row.standing] },
];
