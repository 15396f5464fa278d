import { courseKindLabels, courseKinds } from '#lib/training/schema.ts';
import type { Filter } from '@/components/table/table-toolbar';

type Choices = readonly { id: string; name: string }[];

/** What the list of courses lets its URL decide. */
export function courseSpec(audiences: Choices) {
  return {
    sorts: ['title', 'createdAt'],
    defaultSort: 'title',
    filters: { kind: courseKinds, state: ['active', 'archived'], audience: audiences.map(({ id }) => id) },
  } as const;
}

/** The filters above the list. */
export function courseFilters(audiences: Choices): Filter[] {
  const all: Filter[] = [
    {
      name: 'kind',
      label: 'Any kind',
      options: courseKinds.map((value) => ({ value, label: courseKindLabels[value] })),
    },
    { name: 'state', label: 'In use', options: [{ value: 'archived', label: 'Archived' }] },
    {
      name: 'audience',
      label: 'Any audience',
      options: audiences.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
  return all.filter(({ options }) => options.length > 0);
}
