import { completenesses } from '#lib/delivery/labels.ts';
import { id } from '#lib/text.ts';
import type { SearchParams } from '@/components/table/list-params';
import type { Narrowing } from '@/components/table/narrowed-by';

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

type Named = { document?: string; visitor?: string; revision?: string };

/** The filters whose values are ids; what is none is dropped. */
export function namedFilters(query: SearchParams): Named {
  const document = idAt(query, 'document');
  const visitor = idAt(query, 'visitor');
  const revision = idAt(query, 'revision');
  return { ...(document && { document }), ...(visitor && { visitor }), ...(revision && { revision }) };
}

type Known = {
  visitor: { name: string; email: string } | null;
  revision: { number: number; document: { title: string } } | null;
};

/** The person and the revision that the list is narrowed to, in words; the document has a choice of its own. */
export function narrowingsOf(named: Named, { visitor, revision }: Known): Narrowing[] {
  const to = visitor ? `To ${visitor.name} (${visitor.email})` : 'To somebody unknown';
  const of = revision ? `Revision ${revision.number} of ${revision.document.title}` : 'An unknown revision';
  return [
    ...(named.visitor ? [{ name: 'visitor', label: to }] : []),
    ...(named.revision ? [{ name: 'revision', label: of }] : []),
  ];
}
