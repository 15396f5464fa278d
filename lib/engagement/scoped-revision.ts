import { z } from 'zod';

/** A revision of evidence beside a control; days are like `2026-11-22`. */
export type ScopedRevision = {
  id: string;
  controlId: string | null;
  title: string;
  kind: string;
  number: number;
  collectedOn: string;
  periodStartOn: string | null;
  periodEndOn: string | null;
  validUntilOn: string | null;
  source: string;
  procedure: string;
  automated: boolean;
  note: string;
  url: string | null;
  record: unknown;
  fileName: string | null;
  sha256: string;
  verdict: string | null;
  verdictReason: string | null;
  selfReviewed: boolean;
  /** How many revisions its control has in all. */
  total: number;
};

const fields = z.array(z.object({ name: z.string(), value: z.string() })).catch([]);

/** The fields of a structured record, empty for a file or a link. */
export function recordOf(record: unknown): { name: string; value: string }[] {
  return fields.parse(record ?? []);
}
