import { taskStateLabels, taskStates } from '#lib/task/schema.ts';
import type { Filter } from '@/components/table/table-toolbar';

/** Values that an organization's own data gives to the filters. */
export type TaskChoices = Record<'owners' | 'profiles', readonly { id: string; name: string }[]>;

/** What the list of tasks lets its URL decide. */
export function taskSpec({ owners, profiles }: TaskChoices) {
  return {
    sorts: ['dueOn', 'createdAt'],
    defaultSort: 'dueOn',
    filters: {
      state: taskStates,
      owner: ['none', ...owners.map(({ id }) => id)],
      profile: profiles.map(({ id }) => id),
    },
  } as const;
}

const named = (all: TaskChoices['owners']) => all.map(({ id, name }) => ({ value: id, label: name }));

/** The filters above the list; what an organization has none of is left out. */
export function taskFilters({ owners, profiles }: TaskChoices): Filter[] {
  const all: Filter[] = [
    {
      name: 'state',
      label: 'Any state',
      options: taskStates.map((value) => ({ value, label: taskStateLabels[value] })),
    },
    {
      name: 'owner',
      label: 'Any owner',
      options: [{ value: 'none', label: 'Without an owner' }, ...named(owners)],
    },
    { name: 'profile', label: 'Any profile', options: named(profiles) },
  ];
  return all.filter(({ options }) => options.length > 0);
}
