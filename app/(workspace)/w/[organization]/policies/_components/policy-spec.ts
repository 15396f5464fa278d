import { policyStates } from '#lib/policy/lifecycle.ts';
import { policyStateLooks, reviewLooks, versionStateLooks, workStates } from '#lib/policy/list-schema.ts';
import { reviewStandings } from '#lib/policy/review-due.ts';
import { policyTierLabels, policyTiers } from '#lib/policy/schema.ts';
import type { Filter } from '@/components/table/table-toolbar';

type Choice = { id: string; name: string };

/** Owners that the list can be narrowed to, and audiences that policies can be given. */
export type PolicyChoices = { owners: readonly Choice[]; audiences: readonly Choice[] };

/** What can be done with the open versions of many policies at once. */
export const policyDeeds = ['submit', 'publish'] as const;
export type PolicyDeed = (typeof policyDeeds)[number];

/** What the list of policies lets its URL decide. */
export function policySpec({ owners }: Pick<PolicyChoices, 'owners'>) {
  return {
    sorts: ['identifier', 'title', 'reviewDueOn'],
    defaultSort: 'identifier',
    filters: {
      state: policyStates,
      work: workStates,
      owner: ['none', ...owners.map(({ id }) => id)],
      tier: policyTiers,
      review: reviewStandings,
    },
  } as const;
}

/** The filters above the list. */
export function policyFilters({ owners }: PolicyChoices): Filter[] {
  return [
    {
      name: 'state',
      label: 'In use',
      options: policyStates.map((value) => ({ value, label: policyStateLooks[value].label })),
    },
    {
      name: 'work',
      label: 'Any work',
      options: workStates.map((value) => ({ value, label: versionStateLooks[value].label })),
    },
    {
      name: 'review',
      label: 'Any review',
      options: reviewStandings.map((value) => ({ value, label: reviewLooks[value].label })),
    },
    {
      name: 'owner',
      label: 'Any owner',
      options: [
        { value: 'none', label: 'Nobody' },
        ...owners.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      name: 'tier',
      label: 'Any readers',
      options: policyTiers.map((value) => ({ value, label: policyTierLabels[value] })),
    },
  ];
}
