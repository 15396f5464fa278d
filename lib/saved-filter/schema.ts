import { z } from 'zod';
import { id, line } from '#lib/text.ts';

/** Lists whose state can be kept under a name. */
const filterableLists = ['controls', 'evidence'] as const;

/** Most filters that a member keeps of one list. */
export const savedFilterLimit = 50;

/** An address's parameters without the place in the list: that is where one was, not what one looked for. */
const parameters = z
  .string()
  .max(2000, 'This filter is too long to be kept.')
  .transform((text) => {
    const query = new URLSearchParams(text);
    query.delete('after');
    query.delete('before');
    return query.toString();
  });

export const saveFilterInput = z.strictObject({
  list: z.enum(filterableLists),
  name: line('Name', 80),
  parameters,
});

export const renameFilterInput = z.strictObject({ filterId: id, name: line('Name', 80) });

export const removeFilterInput = z.strictObject({ filterId: id });

export const listFiltersInput = z.strictObject({ list: z.enum(filterableLists).optional() });

/** A filter as its member sees it: `parameters` is the address's query. */
export type SavedFilterRow = { id: string; list: string; name: string; parameters: string };
