import { standingLabels, standings } from '#lib/person/standing.ts';
import type { Filter } from '@/components/table/table-toolbar';
import type { PersonChoices } from './person-spec';

const options = (values: PersonChoices['teams']) =>
  values.map(({ value, count }) => ({ value, label: `${value} (${count})` }));

/** The filters above the directory; what an organization has none of is left out. */
export function personFilters({ teams, roles, locations, managers }: PersonChoices): Filter[] {
  const all: Filter[] = [
    {
      name: 'standing',
      label: 'Not left',
      options: [
        ...standings.map((value) => ({ value, label: standingLabels[value] })),
        { value: 'any', label: 'Everybody, also who left' },
      ],
    },
    { name: 'team', label: 'Any team', options: options(teams) },
    { name: 'role', label: 'Any role', options: options(roles) },
    { name: 'location', label: 'Any location', options: options(locations) },
    {
      name: 'manager',
      label: 'Any manager',
      options:
        managers.length > 0
          ? [
              { value: 'none', label: 'Nobody' },
              ...managers.map(({ id, name }) => ({ value: id, label: name })),
            ]
          : [],
    },
  ];
  return all.filter((filter) => filter.options.length > 0);
}
