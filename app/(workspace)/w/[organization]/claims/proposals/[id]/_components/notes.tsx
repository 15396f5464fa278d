import { workspacePaths } from '#lib/paths.ts';
import type { Contradiction } from '#lib/proposal-page/contradict.ts';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { Callout } from '@/components/ui/callout';
import { TextLink } from '@/components/ui/text-link';

/** Where the other side of a contradiction stands. */
export function otherSide(organization: string, { other }: Contradiction): string {
  return other.kind === 'claims'
    ? workspacePaths.claim(organization, other.id)
    : workspacePaths.proposalPage(organization, other.voiceId, other.id);
}

type Props = {
  organization: string;
  proposal: ReviewProposal;
  contradictions: readonly Contradiction[];
  /** The claim that says the same already. */
  claimId: string | undefined;
};

/** What a reviewer should know before deciding: what contradicts the sentence, and whether a claim says it already. */
export function Notes({ organization, proposal, contradictions, claimId }: Props) {
  const isCut = proposal.section.endsWith('…') && !proposal.path.includes(proposal.section);
  return (
    <>
      {contradictions.map((one) => (
        <Callout key={one.other.id} tone="warning" title={`Contradicted by ${one.other.voice}`}>
          <p dir="auto" className="wrap-anywhere">
            {one.reason} <TextLink href={otherSide(organization, one)}>“{one.other.text}”</TextLink>
          </p>
        </Callout>
      ))}
      {claimId && proposal.claimId === null && (
        <Callout tone="info" title="A claim says this already">
          <TextLink href={workspacePaths.claim(organization, claimId)}>Look at the claim.</TextLink> If
          nothing is to change, drop the proposal.
        </Callout>
      )}
      {isCut && (
        <Callout tone="neutral" title="The heading was shortened">
          An area has at most 80 characters. Edit it if it reads badly.
        </Callout>
      )}
    </>
  );
}
