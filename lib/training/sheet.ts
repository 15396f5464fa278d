import { methodLabels } from './schema.ts';
import type { CompletionSheetRow } from './sheet-queries.ts';

type Column = { heading: string; value: (row: CompletionSheetRow) => string | number | null };

/** The columns of an export of completions. */
export const completionColumns: readonly Column[] = [
  { heading: 'Email', value: (row) => row.email },
  { heading: 'Name', value: (row) => row.name },
  { heading: 'Course', value: (row) => row.course },
  { heading: 'Completed on', value: (row) => row.completedOn },
  { heading: 'Score', value: (row) => row.score },
  { heading: 'How', value: (row) => methodLabels[row.method] ?? row.method },
  { heading: 'Edition', value: (row) => row.edition },
  { heading: 'SHA-256 of the course', value: (row) => row.sha256 },
];
