import { z } from 'zod';

/** How dark the tiled marks are. The margin line and the page's code are always readable. */
export const MARK_STRENGTHS = ['faint', 'light', 'medium', 'strong'] as const;

/**
 * What a mark says beside the e-mail address and the copy code, which cannot be left out, and where it stands. The copy
 * code stands on each page whatever is chosen here.
 */
export const markTemplate = z
  .object({
    name: z.boolean().default(true),
    company: z.boolean().default(true),
    time: z.boolean().default(true),
    tiled: z.boolean().default(true),
    margin: z.boolean().default(true),
    strength: z.enum(MARK_STRENGTHS).default('light'),
  })
  .refine((template) => template.tiled || template.margin, {
    path: ['tiled'],
    message: 'Choose at least one place for the marks: across the page or in the margin.',
  });
export type MarkTemplate = z.infer<typeof markTemplate>;

export const DEFAULT_MARK_TEMPLATE: MarkTemplate = {
  name: true,
  company: true,
  time: true,
  tiled: true,
  margin: true,
  strength: 'light',
};

// Room for the longest address that mail allows, and for names that somebody pasted: what is too long is shortened
// when it is drawn, so that a strange name never stops a delivery.
const anyText = z.string().max(20_000);

/** What is written on a copy. `at` is shown in UTC to the minute; `code` is the copy code as printed. */
export const markFields = z.object({
  name: anyText,
  email: z.string().min(3).max(254),
  company: anyText,
  at: z.date(),
  code: z.string().regex(/^[0-9A-Z-]{4,16}$/, 'A copy code has 4 to 16 digits, capital letters or dashes.'),
});
export type MarkFields = z.infer<typeof markFields>;
