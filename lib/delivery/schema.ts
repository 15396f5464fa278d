import { z } from 'zod';
import { listFields } from '#lib/list.ts';
import { id } from '#lib/text.ts';
import type { BrokenOffWhy } from './metered.ts';

/** How complete a delivery is. */
export const completenesses = ['complete', 'broken-off', 'running'] as const;
export type Completeness = (typeof completenesses)[number];

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

const whys: Record<BrokenOffWhy, string> = {
  client: 'The browser stopped, or the connection broke.',
  'access-ended': 'Access ended while the download was running, so it was cut.',
  'too-slow': 'Nothing was taken for a minute, so it was ended.',
  damaged: 'The stored file could not be read to its end.',
  unchecked: 'Whether access was still given could not be checked, so it was cut.',
  lost: 'How it ended is not known: the server stopped while it was running.',
};

/** Why a delivery broke off, as a sentence. */
export function whyBrokenOff(why: string | null): string | null {
  const found = Object.entries(whys).find(([word]) => word === why);
  return found?.[1] ?? null;
}
