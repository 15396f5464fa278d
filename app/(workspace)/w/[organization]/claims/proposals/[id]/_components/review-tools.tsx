'use client';

import { Keyboard, List, Rows3 } from 'lucide-react';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { filterLabels, type StateFilter, sectionsOf, stateFilters } from './review-list';

/** How a review is narrowed. */
export type Filter = { state: StateFilter; section: string };

type Props = {
  proposals: readonly ReviewProposal[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
  editable: boolean;
  asList: boolean;
  onAsList: (asList: boolean) => void;
  onMany: () => void;
  onKeys: () => void;
};

const select =
  'control select-arrow h-8 w-auto max-w-56 appearance-none px-2.5 pr-8 pointer-coarse:h-10 pointer-coarse:text-base';

/** How far the review is, what it is narrowed to, and what decides many at once. */
export function ReviewTools(props: Props) {
  const { proposals, filter, onFilter, editable, asList, onAsList, onMany, onKeys } = props;
  const decided = proposals.filter(({ decision }) => decision !== null).length;
  return (
    <div className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3">
      <div className="w-full sm:w-64">
        <Progress
          label="Decided"
          value={decided}
          max={Math.max(proposals.length, 1)}
          detail={`${decided} of ${proposals.length} decided`}
        />
      </div>
      <select
        aria-label="State"
        className={select}
        value={filter.state}
        onChange={(event) => {
          const state = stateFilters.find((one) => one === event.target.value) ?? 'all';
          onFilter({ ...filter, state });
        }}
      >
        {stateFilters.map((state) => (
          <option key={state} value={state}>
            {filterLabels[state]}
          </option>
        ))}
      </select>
      <select
        aria-label="Section"
        className={select}
        value={filter.section}
        onChange={(event) => onFilter({ ...filter, section: event.target.value })}
      >
        <option value="">All sections</option>
        {sectionsOf(proposals).map(({ section, open }) => (
          <option key={section} value={section}>
            {section} ({open})
          </option>
        ))}
      </select>
      <div className="ms-auto flex flex-wrap gap-2">
        <Button className="lg:hidden" aria-pressed={asList} onClick={() => onAsList(!asList)}>
          {asList ? <Rows3 aria-hidden /> : <List aria-hidden />}
          {asList ? 'One by one' : 'As list'}
        </Button>
        {editable && <Button onClick={onMany}>Decide many …</Button>}
        <Button className="pointer-coarse:hidden" aria-keyshortcuts="?" onClick={onKeys}>
          <Keyboard aria-hidden />
          Keys
        </Button>
      </div>
    </div>
  );
}
