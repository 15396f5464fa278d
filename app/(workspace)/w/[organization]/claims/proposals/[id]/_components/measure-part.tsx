'use client';

import { type ClaimMeasure, measureInWords } from '#lib/claim/measure.ts';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { ChoiceChip } from './choice-chip';

type Props = {
  proposal: ReviewProposal;
  editable: boolean;
  onChoose: (measure: ClaimMeasure | null) => void;
};

const same = (one: ClaimMeasure, other: ClaimMeasure | null) =>
  other !== null && measureInWords(one) === measureInWords(other);

/** The measures that were found: one of them, or none, is the claim's. What a reviewer wrote stands beside them. */
export function MeasurePart({ proposal, editable, onChoose }: Props) {
  const { measure, measures } = proposal;
  const own = measure && !measures.some((one) => same(one, measure)) ? [{ ...measure, said: '' }] : [];
  const all = [...measures, ...own];
  return (
    <section aria-label="Measure">
      <h3 className="mb-1.5 font-medium">Measure</h3>
      {all.length === 0 && <p className="text-ink-muted">None was found. Edit to add one.</p>}
      <div className="flex flex-wrap gap-1.5">
        {all.map(({ said, ...one }) => {
          const words = measureInWords(one);
          const chosen = same(one, measure);
          return (
            <ChoiceChip
              key={`${words} ${said}`}
              chosen={chosen}
              disabled={!editable}
              title={said && `The page says “${said}”`}
              onClick={() => onChoose(chosen ? null : one)}
            >
              {words}
            </ChoiceChip>
          );
        })}
      </div>
      {all.length > 1 && <p className="mt-1 text-ink-muted text-xs">A claim carries one of them, or none.</p>}
    </section>
  );
}
