import { z } from 'zod';
import { listFields } from '#lib/list.ts';

/** What the list of audit events can be narrowed by. */
export const auditEventListInput = z.strictObject({
  ...listFields(['sequence']),
  filters: z
    .strictObject({
      action: z.string().max(100).optional(),
      actor: z.string().max(100).optional(),
      subject: z.string().max(100).optional(),
    })
    .default({}),
});

/** One entry of the log as the list shows it. `sequence` orders the log; `detail` is what may be erased later. */
export type AuditEventRow = {
  id: string;
  sequence: string;
  at: Date;
  action: string;
  actor: string;
  actorName: string | null;
  subject: string;
  requestId: string;
  body: string;
  detail: string | null;
};
