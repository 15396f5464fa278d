'use client';

import { workspacePaths } from '#lib/paths.ts';
import type { Subcategory } from '#lib/proposal-page/queries.ts';
import { keptIds, type ReviewProposal } from '#lib/proposal-page/review.ts';
import type { KeptRequirement } from '#lib/proposal-page/schema.ts';
import { TextLink } from '@/components/ui/text-link';
import { ChoiceChip } from './choice-chip';

type Props = {
  organization: string;
  proposal: ReviewProposal;
  subcategories: readonly Subcategory[];
  editable: boolean;
  onChoose: (ids: string[]) => void;
};

const percent = (confidence: number) => `${Math.round(confidence * 100)} %`;

/** The subcategories of the CSF 2.0 that a sentence speaks of, how sure that is and why; others can be added. */
export function SubcategoryPart({ organization, proposal, subcategories, editable, onChoose }: Props) {
  const kept = keptIds(proposal);
  const titles = new Map(subcategories.map(({ id, title }) => [id, title]));
  const known = new Set(proposal.requirements.map(({ id }) => id));
  const toggle = ({ id, kept: isKept }: KeptRequirement) =>
    onChoose(isKept ? kept.filter((one) => one !== id) : [...kept, id]);
  return (
    <section aria-label="CSF 2.0">
      <h3 className="mb-1.5 font-medium">CSF 2.0</h3>
      <ul className="flex flex-col gap-2">
        {proposal.requirements.map((one) => (
          <li key={one.id}>
            <ChoiceChip chosen={one.kept} disabled={!editable} onClick={() => toggle(one)}>
              <span className="font-medium">{one.id}</span>{' '}
              {one.confidence === null ? 'added by hand' : percent(one.confidence)}
            </ChoiceChip>
            <p dir="auto" className="wrap-anywhere mt-0.5 text-ink-muted text-xs">
              {[titles.get(one.id), one.reason].filter(Boolean).join(' ')}
            </p>
          </li>
        ))}
      </ul>
      {editable && subcategories.length > 0 && (
        <select
          aria-label="Add a subcategory"
          value=""
          onChange={(event) => event.target.value && onChoose([...kept, event.target.value])}
          className="control select-arrow mt-2 h-9 w-full max-w-md appearance-none px-2.5 pr-8 pointer-coarse:h-11 pointer-coarse:text-base"
        >
          <option value="">Add a subcategory …</option>
          {subcategories
            .filter(({ id }) => !known.has(id))
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {id} {title}
              </option>
            ))}
        </select>
      )}
      {subcategories.length === 0 && (
        <p className="mt-1 text-ink-muted text-xs">
          The CSF 2.0 is not in use here, so nothing is mapped.{' '}
          <TextLink href={workspacePaths.frameworks(organization)}>Adopt it first</TextLink> to keep this.
        </p>
      )}
    </section>
  );
}
