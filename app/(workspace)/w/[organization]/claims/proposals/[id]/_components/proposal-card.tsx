'use client';

import type { Ref } from 'react';
import { audienceLabels } from '#lib/claim/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import type { Contradiction } from '#lib/proposal-page/contradict.ts';
import type { Changes } from '#lib/proposal-page/decide-steps.ts';
import type { PageReview } from '#lib/proposal-page/queries.ts';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import type { ControlChoice } from '#lib/proposal-page/schema.ts';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { LibraryControl } from './control-dialog';
import { ControlPart } from './control-part';
import { MeasurePart } from './measure-part';
import { Notes } from './notes';
import { SourceContext } from './source-context';
import { SubcategoryPart } from './subcategory-part';

type Props = {
  organization: string;
  proposal: ReviewProposal;
  into: ReviewProposal | undefined;
  review: PageReview;
  names: Readonly<Record<string, string>>;
  library: readonly LibraryControl[];
  contradictions: readonly Contradiction[];
  editable: boolean;
  headingRef: Ref<HTMLHeadingElement>;
  onChange: (changes: Changes) => void;
  onChooseControl: (choice: ControlChoice, name: string) => void;
};

/** One proposal whole: what it would say, where it comes from, and what comes with it. */
export function ProposalCard(props: Props) {
  const { organization, proposal, into, review, contradictions, headingRef, onChange } = props;
  const { id, text, sentence, section, audience, decision, claimId } = proposal;
  const editable = props.editable && claimId === null && decision !== 'merged';
  return (
    <Panel padded={false}>
      <div className="flex flex-col gap-5 p-4 sm:p-5">
        <div>
          <p className="mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-muted text-xs">
            <bdi className="wrap-anywhere font-medium">{section}</bdi>
            <Badge>{audienceLabels[audience]}</Badge>
            <State proposal={proposal} />
            <span className="ms-auto tabular-nums">{Math.round(proposal.confidence * 100)} % sure</span>
          </p>
          <h2
            ref={headingRef}
            tabIndex={-1}
            dir="auto"
            className="wrap-anywhere rounded-sm text-lg leading-7 focus-visible:outline-1 outline-offset-4 text-match-parent"
          >
            {text}
          </h2>
          {claimId && (
            <p className="mt-1">
              <TextLink href={workspacePaths.claim(organization, claimId)}>Open the claim</TextLink>
            </p>
          )}
          {into && (
            <p dir="auto" className="wrap-anywhere mt-1 text-ink-muted">
              Said with: “{into.text}”
            </p>
          )}
        </div>
        <Notes
          organization={organization}
          proposal={proposal}
          contradictions={contradictions}
          claimId={review.said[id]}
        />
        <SourceContext proposal={proposal} />
        {text !== sentence && decision !== 'merged' && (
          <p className="text-ink-muted text-xs">The wording differs from the page.</p>
        )}
        <div className="grid gap-5 xl:grid-cols-2">
          <div className="flex flex-col gap-5">
            <MeasurePart
              proposal={proposal}
              editable={editable}
              onChoose={(measure) => onChange({ measure })}
            />
            <SubcategoryPart
              organization={organization}
              proposal={proposal}
              subcategories={review.subcategories}
              editable={editable}
              onChoose={(requirements) => onChange({ requirements })}
            />
          </div>
          <ControlPart
            organization={organization}
            proposal={proposal}
            suggestions={review.suggestions[id] ?? []}
            names={props.names}
            library={props.library}
            editable={editable}
            onChoose={props.onChooseControl}
          />
        </div>
      </div>
    </Panel>
  );
}

const states = {
  accepted: { tone: 'positive', label: 'Accepted' },
  dropped: { tone: 'neutral', label: 'Dropped' },
  merged: { tone: 'neutral', label: 'Merged' },
} as const;

function State({ proposal: { decision, decidedBy, claimId } }: { proposal: ReviewProposal }) {
  if (decision === null) return <Badge tone="info">Open</Badge>;
  const { tone, label } = states[decision];
  return (
    <>
      <Badge tone={tone}>{claimId ? 'Committed' : label}</Badge>
      {decidedBy && <bdi>{decidedBy}</bdi>}
    </>
  );
}
