import { z } from 'zod';
import { listFields } from '#lib/list.ts';
import { moves } from '#lib/order.ts';
import { id, line, optionalLine, webAddress } from '#lib/text.ts';

/** Most subprocessors that an organization keeps unarchived. */
export const subprocessorLimit = 1000;

const fields = {
  name: line('Name', 160),
  purpose: line('Purpose', 300),
  dataProcessed: optionalLine('Data', 300),
  location: line('Location', 160),
  url: webAddress('Website'),
};

/** A new subprocessor. */
export const addSubprocessorInput = z.strictObject(fields);

/** A subprocessor with all its fields. */
export const changeSubprocessorInput = z.strictObject({ id, ...fields });

/** A subprocessor and where it goes in the list. */
export const moveSubprocessorInput = z.strictObject({ id, move: z.enum(moves) });

/** One subprocessor. */
export const subprocessorInput = z.strictObject({ id });

/** What the list of subprocessors can be ordered and narrowed by; the search looks at name, purpose, data and location. */
export const subprocessorListInput = z.strictObject({
  ...listFields(['position', 'name', 'archivedAt']),
  descending: z.boolean().default(false),
  filters: z.strictObject({ archived: z.enum(['yes']).optional() }).default({}),
});

/** A subprocessor as the workspace lists it. */
export type SubprocessorRow = {
  id: string;
  name: string;
  purpose: string;
  dataProcessed: string;
  location: string;
  url: string;
  archivedAt: Date | null;
};
