import { healthLabels, healths } from '#lib/control/health.ts';
import {
  csfFunctionLabels,
  csfFunctions,
  implementationLabels,
  implementations,
  responsibilities,
  responsibilityLabels,
} from '#lib/control/labels.ts';
import type { Filter } from '@/components/table/table-toolbar';
import type { ControlChoices } from './control-spec';

const choices = <Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, string>>) =>
  values.map((value) => ({ value, label: labels[value] }));

/** The filters above the list of controls; what an organization has none of is left out. */
export function controlFilters({ owners, tags, frameworks }: ControlChoices): Filter[] {
  const byKey = new Map(frameworks.map(({ key, title }) => [key, title]));
  const all: Filter[] = [
    { name: 'health', label: 'Any health', options: choices(healths, healthLabels) },
    {
      name: 'implementation',
      label: 'Any implementation',
      options: choices(implementations, implementationLabels),
    },
    {
      name: 'responsibility',
      label: 'Any responsibility',
      options: choices(responsibilities, responsibilityLabels),
    },
    {
      name: 'owner',
      label: 'Any owner',
      options: [
        { value: 'none', label: 'Nobody' },
        ...owners.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    { name: 'tag', label: 'Any tag', options: tags.map((value) => ({ value, label: value })) },
    {
      name: 'framework',
      label: 'Any framework',
      options: [...byKey].map(([value, label]) => ({ value, label })),
    },
    { name: 'function', label: 'Any CSF function', options: choices(csfFunctions, csfFunctionLabels) },
    { name: 'unmapped', label: 'Mapped or not', options: [{ value: 'yes', label: 'Unmapped only' }] },
  ];
  return all.filter(({ options }) => options.length > 0);
}
