import type { PersonChange, PersonContent } from './content.ts';
import type { ImportField } from './import-headings.ts';
import type { StoredPerson } from './stored-steps.ts';

/** Something wrong in a table, and where: `CSV!B4`. */
export type SheetProblem = { place: string; message: string };

/** A row that was understood: who it is about (`null`: somebody new), and what it says of them. */
export type PlannedPerson = {
  line: number;
  place: (field: ImportField) => string;
  stored: StoredPerson | null;
  content: PersonContent;
  manager: string | null;
};

/** What an import would do; with problems it does nothing. */
export type ImportPlan = {
  added: PlannedPerson[];
  changed: (PlannedPerson & { changes: PersonChange[] })[];
  unchanged: number;
  /** In the table and in the directory, but fed by the directory connection: left as they are. */
  kept: StoredPerson[];
  /** In the directory, not left, not fed by the connection, and not in the table. */
  missing: StoredPerson[];
  ignored: string[];
  notes: string[];
  problems: SheetProblem[];
  /** Whether somebody has to say how dates are written. */
  ambiguous: boolean;
};
