import { z } from 'zod';
import { filterText, listFields } from '#lib/list.ts';
import { id } from '#lib/text.ts';
import { type Standing, standings } from './standing.ts';

/** What the directory can be searched, ordered and narrowed by. Without a standing, whoever has left is not shown. */
export const listPersonsInput = z.strictObject({
  ...listFields(['name', 'team', 'location', 'startedOn', 'leftOn']),
  descending: z.boolean().default(false),
  filters: z
    .strictObject({
      standing: z.enum([...standings, 'any']).optional(),
      team: filterText(120).optional(),
      role: filterText(120).optional(),
      location: filterText(120).optional(),
      manager: z.union([z.literal('none'), id]).optional(),
    })
    .default({}),
});

/** A person as the list shows them; days are `2026-11-22`. */
export type PersonRow = {
  id: string;
  name: string;
  email: string;
  team: string;
  role: string;
  location: string;
  managerName: string | null;
  startedOn: string | null;
  leftOn: string | null;
  source: string;
  standing: Standing;
  /** Duties that are open, and those of them past their day. */
  open: number;
  overdue: number;
};
