import { z } from 'zod';

/** As many signs as a search takes. */
export const longestSearch = 200;

// Nothing that is found holds controls or halves of characters.
const plain = (text: string) =>
  text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim();

/** What is looked for, and how much of each noun is wanted. */
export const matchesInput = z.strictObject({
  text: z
    .string()
    .transform(plain)
    .refine(
      (text) => text.length <= longestSearch,
      `Please search with at most ${longestSearch} characters.`,
    ),
  most: z.number().int().min(1).max(50).default(6),
});
