import { z } from 'zod';
import { listFields } from '#lib/list.ts';
import { id } from '#lib/text.ts';
import { type Completeness, completenesses } from './labels.ts';

export const deliveryInput = z.strictObject({ deliveryId: id });

const filters = z
  .strictObject({
    completeness: z.enum(completenesses).optional(),
    document: id.optional(),
    visitor: id.optional(),
    revision: id.optional(),
  })
  .default({});

/** What the list of deliveries can be narrowed by; the search looks at people, companies, documents and copy codes. */
export const deliveryListInput = z.strictObject({ ...listFields(['startedAt']), filters });

/** The same for an export, which is read in its own batches. */
export const deliveryExportInput = z.strictObject({
  search: z.string().trim().max(200).nullable().default(null),
  filters,
});

/** Ids that a list of deliveries is narrowed to. */
export const narrowedInput = z.strictObject({
  document: id.optional(),
  visitor: id.optional(),
  revision: id.optional(),
});

/** One download as lists show it. */
export type DeliveryRow = {
  id: string;
  startedAt: Date;
  endedAt: Date | null;
  completeness: Completeness;
  why: string | null;
  bytesSent: number;
  bytesWanted: number;
  code: string;
  copyId: string;
  documentId: string;
  documentTitle: string;
  revisionNumber: number;
  visitorId: string;
  visitorName: string;
  visitorEmail: string;
  visitorCompany: string;
  address: string;
};

/** How complete a delivery is, from its row. */
export function completenessOf(row: { completedAt: Date | null; brokenOffAt: Date | null }): Completeness {
  if (row.completedAt) return 'complete';
  return row.brokenOffAt ? 'broken-off' : 'running';
}
