import { completenesses } from '#lib/delivery/labels.ts';
import { id } from '#lib/text.ts';
import type { SearchParams } from '@/components/table/list-params';

/** What the list of deliveries lets its URL decide. */
export const deliverySpec = {
  sorts: ['startedAt'],
  defaultSort: '-startedAt',
  filters: { completeness: completenesses },
} as const;

function idAt(query: SearchParams, name: string): string | undefined {
  const parsed = id.safeParse(query[name]);
  return parsed.success ? parsed.data : undefined;
}

/** The filters whose values are ids; what is none is dropped. */
export function namedFilters(query: SearchParams): {
  document?: string;
  visitor?: string;
  revision?: string;
} {
  const document = idAt(query, 'document');
  const visitor = idAt(query, 'visitor');
  const revision = idAt(query, 'revision');
  return { ...(document && { document }), ...(visitor && { visitor }), ...(revision && { revision }) };
}
