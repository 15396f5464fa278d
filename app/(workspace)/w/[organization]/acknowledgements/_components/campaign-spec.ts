import { campaignStates } from '#lib/duty/campaign-schema.ts';
import { dutyStateLabels } from '#lib/duty/schema.ts';
import type { Filter } from '@/components/table/table-toolbar';

/** What the list of campaigns lets its URL decide. */
export const campaignSpec = {
  sorts: ['title', 'overdue', 'open'],
  defaultSort: '-overdue',
  filters: { kind: ['policy', 'training'] },
} as const;

/** Teams and managers that a campaign's people can be narrowed to. */
export type PeopleChoices = { teams: readonly string[]; managers: readonly { id: string; name: string }[] };

/** What the list of a campaign's people lets its URL decide. */
export function peopleSpec({ teams, managers }: PeopleChoices) {
  return {
    sorts: ['name', 'dueOn', 'endedAt'],
    defaultSort: 'name',
    filters: { state: campaignStates, team: teams, manager: managers.map(({ id }) => id) },
  } as const;
}

function stateLabel(state: (typeof campaignStates)[number]): string {
  if (state === 'away') return 'Away';
  return state === 'open' ? 'Not confirmed' : dutyStateLabels[state];
}

// Whose duty ended so is asked no more: no list of those who are asked now has them.
const ofPastOnly: readonly string[] = ['superseded', 'left'];

/** The filters above that list; what there is none of is left out. `past`: an earlier version is looked at. */
export function peopleFilters({ teams, managers }: PeopleChoices, past: boolean): Filter[] {
  const named = teams.filter((team) => team !== '');
  const states = campaignStates.filter((state) => past || !ofPastOnly.includes(state));
  const all: Filter[] = [
    {
      name: 'state',
      label: 'Everybody',
      options: states.map((value) => ({
        value,
        label: stateLabel(value),
      })),
    },
    { name: 'team', label: 'Any team', options: named.map((value) => ({ value, label: value })) },
    {
      name: 'manager',
      label: 'Any manager',
      options: managers.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
  return all.filter(({ options }) => options.length > 0);
}

/** The filters of a URL as the operation takes them. */
export function peopleFiltersIn(filters: Readonly<Record<string, string>>) {
  const state = campaignStates.find((known) => known === filters.state);
  const { team, manager } = filters;
  return { ...(state && { state }), ...(team && { team }), ...(manager && { manager }) };
}
