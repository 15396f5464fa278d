import { z } from 'zod';
import { optionalDay } from '#lib/day.ts';
import { id, line, optionalLine, paragraph } from '#lib/text.ts';

/** How grave an exception is. */
export const severities = ['minor', 'moderate', 'major'] as const;
export type Severity = (typeof severities)[number];

/** Whether the controls of a subservice organization are in the report. */
export const subserviceMethods = ['carve-out', 'inclusive'] as const;
export type SubserviceMethod = (typeof subserviceMethods)[number];

/** What the auditor's test of a control came to. */
export const testResults = ['no-exception', 'exception', 'not-tested'] as const;
export type TestResult = (typeof testResults)[number];

/** Parts of a report that are rows of their own. */
export const reportParts = ['exception', 'subservice', 'duty', 'control'] as const;
export type ReportPart = (typeof reportParts)[number];

/** Most rows of one part of a report. */
export const partLimit = 500;

const written = (label: string, maximum: number) =>
  paragraph(label, maximum).refine((text) => text !== '', `Please fill in: ${label}.`);

const exception = {
  part: z.literal('exception'),
  reference: line('Control reference', 80),
  description: written('What was found', 2000),
  severity: z.enum(severities, 'Please choose a severity.'),
  response: paragraph('Response', 2000),
  responsible: optionalLine('Responsible', 120),
  dueOn: optionalDay('Due on'),
};
const subservice = {
  part: z.literal('subservice'),
  name: line('Name', 160),
  services: written('What they do', 600),
  method: z.enum(subserviceMethods, 'Please choose a method.'),
  ownReport: optionalLine('Their report', 200),
};
const duty = {
  part: z.literal('duty'),
  reference: line('Reference', 80),
  text: written('What the customer must do', 2000),
};
const control = {
  part: z.literal('control'),
  result: z.enum(testResults, 'Please choose a result.'),
  note: optionalLine('Note', 300),
};

const added = { reportId: id };
/** A row added to a report. */
export const addPartInput = z.discriminatedUnion('part', [
  z.strictObject({ ...added, ...exception }),
  z.strictObject({ ...added, ...subservice }),
  z.strictObject({ ...added, ...duty }),
  z.strictObject({
    ...added,
    ...control,
    controlIds: z.array(id).min(1, 'Please choose at least one control.').max(partLimit),
  }),
]);

const seen = { reportId: id, partId: id, revision: z.coerce.number().int() };
/** A row as it should be, and the revision of it that was seen. A tested control stays the one it is. */
export const changePartInput = z.discriminatedUnion('part', [
  z.strictObject({ ...seen, ...exception }),
  z.strictObject({ ...seen, ...subservice }),
  z.strictObject({ ...seen, ...duty }),
  z.strictObject({ ...seen, ...control }),
]);

/** A row to take away, and the revision of it that was seen. */
export const removePartInput = z.strictObject({ ...seen, part: z.enum(reportParts) });

/** A finding of the auditor. */
export type ExceptionRow = {
  id: string;
  reference: string;
  description: string;
  severity: Severity;
  response: string;
  responsible: string;
  dueOn: string | null;
  revision: number;
};

/** Whose services the audited ones rest on. */
export type SubserviceRow = {
  id: string;
  name: string;
  services: string;
  method: SubserviceMethod;
  ownReport: string;
  revision: number;
};

/** A complementary user-entity control. */
export type DutyRow = { id: string; reference: string; text: string; revision: number };

/** A control of ours that the report tested. */
export type TestedControlRow = {
  id: string;
  controlId: string;
  identifier: string;
  title: string;
  result: TestResult;
  note: string;
  revision: number;
};
