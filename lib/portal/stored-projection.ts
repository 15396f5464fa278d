import { z } from 'zod';
import { type Projection, projectionSchema } from './projection.ts';

/** What format 1 had of claims; the rest of it was as in format 2. */
const first = z.object({
  format: z.literal('candor.projection/1'),
  areas: z.array(
    z.strictObject({
      title: z.string(),
      claims: z.array(z.strictObject({ id: z.uuid(), text: z.string() })),
    }),
  ),
});

const unsaid = { edition: null, standing: null, verification: null, measure: null, controls: [] };

/** What format 2 had of audit reports; the rest of it is as it is now. Opinions were free words. */
const second = z.object({
  format: z.literal('candor.projection/2'),
  auditReports: z.array(z.looseObject({ opinion: z.string() })),
});

const third = z.object({ format: z.literal('candor.projection/3') });

const untold = { scope: '', controls: null, exceptions: null, duties: [], subservices: [] };

const loose = z.record(z.string(), z.unknown());

/** A projection of format 1 as one of format 2; any other as it is. */
function fromFirst(stored: unknown): unknown {
  const old = first.safeParse(stored);
  if (!old.success) return stored;
  const areas = old.data.areas.map(({ title, claims }) => ({
    title,
    claims: claims.map((claim) => ({ ...claim, ...unsaid })),
  }));
  const since = { format: 'candor.projection/2', verification: { mode: 'day', days: 90 }, areas, csf: null };
  return { ...loose.parse(stored), ...since };
}

/** A projection of format 2 as one of format 3; any other as it is. */
function fromSecond(stored: unknown): unknown {
  const old = second.safeParse(stored);
  if (!old.success) return stored;
  const auditReports = old.data.auditReports.map(({ opinion, ...report }) => ({
    ...report,
    ...untold,
    opinion: null,
    opinionNote: opinion,
  }));
  return { ...loose.parse(stored), format: 'candor.projection/3', auditReports };
}

/** A projection of format 3 as one of format 4, which tells of policies; any other as it is. */
function fromThird(stored: unknown): unknown {
  const old = third.safeParse(stored);
  return old.success ? { ...loose.parse(stored), format: 'candor.projection/4', policies: [] } : stored;
}

/** A projection of any format as the pages of today render it. What an older format did not say is null. */
export function readProjection(content: string): Projection {
  return projectionSchema.parse(fromThird(fromSecond(fromFirst(JSON.parse(content)))));
}
