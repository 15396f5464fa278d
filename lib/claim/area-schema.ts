import { z } from 'zod';
import { line, paragraph } from '#lib/text.ts';
import { claimSection } from './schema.ts';

/** What stands above the claims of an area: the chapter that it belongs to, and an introduction in Markdown; both may be ''. */
export type AreaText = { chapter: string; introduction: string };

/** An area with its words, for the workspace; `revision` is 0 for one of which nobody has said anything yet. */
export type DescribedArea = AreaText & { title: string; revision: number };

/** What is to stand above an area from now on; `revision` is the one that was seen: a newer one is a conflict. */
export const describeAreaInput = z.strictObject({
  section: claimSection,
  revision: z.coerce.number().int().min(0),
  chapter: z.union([z.literal(''), line('Chapter', 80)]),
  introduction: paragraph('Introduction', 4_000),
});
