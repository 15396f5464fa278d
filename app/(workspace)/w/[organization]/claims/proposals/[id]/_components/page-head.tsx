import { formatNumber } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import type { PageHead } from '#lib/proposal-page/queries.ts';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';

type Part = 'review' | 'contradictions' | 'findings' | 'commit';
type Props = { organization: string; head: PageHead; current: Part; committable: boolean };

/** What stands above the review of a page, and the way between its parts. */
export function ReviewHead({ organization, head, current, committable }: Props) {
  const { id, label, address, closedAt, leftOut, openFindings, findings } = head;
  const commit = workspacePaths.commitProposals(organization, id);
  const tabs = [
    { name: 'review', label: 'Proposals', href: workspacePaths.proposalPage(organization, id) },
    {
      name: 'contradictions',
      label: 'Contradictions',
      href: workspacePaths.proposalContradictions(organization, id),
    },
    {
      name: 'findings',
      label: 'Companies and contacts',
      href: workspacePaths.proposalFindings(organization, id),
      count: findings === 0 ? 0 : openFindings,
    },
    ...(committable ? [{ name: 'commit', label: 'Commit', href: commit }] : []),
  ];
  return (
    <>
      <PageHeader
        title={label}
        description={address && <bdi>{address}</bdi>}
        crumbs={[
          { label: 'Claims', href: workspacePaths.claims(organization) },
          { label: 'Pages', href: workspacePaths.proposals(organization) },
        ]}
        actions={
          committable &&
          !closedAt &&
          current !== 'commit' && <LinkButton href={commit}>Look at the commit</LinkButton>
        }
      />
      <Tabs
        label="Parts of the review"
        tabs={tabs.map(({ name, ...tab }) => ({ ...tab, current: name === current }))}
      />
      {closedAt && (
        <Callout
          tone="positive"
          className="mb-5"
          title="This page is finished: what was accepted is a claim now."
        />
      )}
      {leftOut > 0 && (
        <Callout tone="warning" className="mb-5" title={`${formatNumber(leftOut)} proposals were left out`}>
          This page has very many sentences. The first 1,000 proposals are here; give the rest as a page of
          its own.
        </Callout>
      )}
    </>
  );
}
