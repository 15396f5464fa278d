import { healths } from '#lib/control/health.ts';
import { csfFunctions, implementations, responsibilities } from '#lib/control/labels.ts';

/** Values that an organization's own data gives to the filters. */
export type ControlChoices = {
  owners: readonly { id: string; name: string }[];
  tags: readonly string[];
  frameworks: readonly { key: string; title: string }[];
};

/** What the list of controls lets its URL decide. */
export function controlSpec({ owners, tags, frameworks }: ControlChoices) {
  return {
    sorts: ['identifier', 'title', 'changedAt'],
    defaultSort: 'identifier',
    filters: {
      health: healths,
      implementation: implementations,
      responsibility: responsibilities,
      owner: ['none', ...owners.map(({ id }) => id)],
      tag: tags,
      framework: [...new Set(frameworks.map(({ key }) => key))],
      function: csfFunctions,
      unmapped: ['yes'],
      archived: ['yes'],
    },
  } as const;
}
