import { id } from '#lib/text.ts';
import { visitorStandings } from '#lib/visitor/schema.ts';
import type { SearchParams } from '@/components/table/list-params';

/** What the list of visitors lets its URL decide. */
export const visitorSpec = {
  sorts: ['createdAt', 'name', 'company'],
  defaultSort: '-createdAt',
  filters: { standing: visitorStandings },
} as const;

/** The filters as the operation takes them; what is none is dropped. */
export function visitorFilters(filters: Readonly<Record<string, string>>, query: SearchParams) {
  const standing = visitorStandings.find((known) => known === filters.standing);
  const customer = id.safeParse(query.customer);
  return { ...(standing && { standing }), ...(customer.success && { customer: customer.data }) };
}
