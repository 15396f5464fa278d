import { z } from 'zod';
import { filterText, listFields } from '#lib/list.ts';

const { search, ...pageFields } = listFields(['sequence']);

const narrowing = {
  search,
  filters: z
    .strictObject({
      action: filterText(100).optional(),
      actor: filterText(100).optional(),
      subject: filterText(100).optional(),
    })
    .default({}),
};

/** What the list of audit events can be narrowed by. */
export const auditEventListInput = z.strictObject({ ...pageFields, ...narrowing });

/** What an export of audit events can be narrowed by: the same as its list. */
export const auditEventExportInput = z.strictObject(narrowing);

/** As the operations get it. */
export type AuditEventNarrowing = z.output<typeof auditEventExportInput>;

/**
 * One entry of the log as the list shows it. `sequence` orders the log; `detail` is what may be erased later. The names
 * are those of today; `subjectName` is null where the subject is gone or has none.
 */
export type AuditEventRow = {
  id: string;
  sequence: string;
  at: Date;
  action: string;
  actor: string;
  actorName: string;
  subject: string;
  subjectName: string | null;
  requestId: string;
  body: string;
  detail: string | null;
};
