import { standings } from '#lib/person/standing.ts';

type Value = { value: string; count: number };

/** Values that an organization's own directory gives to the filters. */
export type PersonChoices = {
  teams: readonly Value[];
  roles: readonly Value[];
  locations: readonly Value[];
  managers: readonly { id: string; name: string; email: string }[];
};

const valuesOf = (values: readonly Value[]) => values.map(({ value }) => value);

/** What the directory lets its URL decide. */
export function personSpec({ teams, roles, locations, managers }: PersonChoices) {
  return {
    sorts: ['name', 'team', 'location', 'startedOn', 'leftOn'],
    defaultSort: 'name',
    filters: {
      standing: [...standings, 'any'],
      team: valuesOf(teams),
      role: valuesOf(roles),
      location: valuesOf(locations),
      manager: ['none', ...managers.map(({ id }) => id)],
    },
  } as const;
}
