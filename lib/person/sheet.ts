import type { CsvColumn } from '#lib/csv.ts';
import { type PersonContent, personFieldNames, personLabels } from './content.ts';
import { type Standing, standingLabels } from './standing.ts';

/** A person as a table holds them. */
export type PersonSheetRow = PersonContent & { id: string; standing: Standing };

/** The columns of an export; an import reads all but the last. */
export const personColumns: readonly (CsvColumn<PersonSheetRow> & {
  value: (row: PersonSheetRow) => string | null;
})[] = [
  ...personFieldNames.map((field) => ({
    heading: personLabels[field],
    value: (row: PersonSheetRow) => row[field],
  })),
  { heading: 'Standing', value: (row) => standingLabels[row.standing] },
];
