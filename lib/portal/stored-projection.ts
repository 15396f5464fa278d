import { z } from 'zod';
import { type Projection, projectionSchema } from './projection.ts';

/** What format 1 had of claims; the rest of it was as it is now. */
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

/** A projection of any format as the pages of today render it. What an older format did not say is null. */
export function readProjection(content: string): Projection {
  const stored: unknown = JSON.parse(content);
  const old = first.safeParse(stored);
  if (!old.success) return projectionSchema.parse(stored);
  const areas = old.data.areas.map(({ title, claims }) => ({
    title,
    claims: claims.map((claim) => ({ ...claim, ...unsaid })),
  }));
  const since = { format: 'candor.projection/2', verification: { mode: 'day', days: 90 }, areas, csf: null };
  return projectionSchema.parse({ ...z.record(z.string(), z.unknown()).parse(stored), ...since });
}
