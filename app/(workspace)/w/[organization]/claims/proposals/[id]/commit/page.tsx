import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { getPageHead } from '#lib/proposal-page/queries.ts';
import { getSummary } from '#lib/proposal-page/summary-queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Callout } from '@/components/ui/callout';
import { Stat } from '@/components/ui/stat';
import { TextLink } from '@/components/ui/text-link';
import { ReviewHead } from '../_components/page-head';
import { CommitForm } from './_components/commit-form';
import { SummaryLint, SummaryParts } from './_components/summary-parts';

export const metadata: Metadata = { title: 'Commit a page' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** What a commit would do, before it does. */
export default async function CommitPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const summary = await page(getSummary(actor, { pageId: id }));
  const head = await page(getPageHead(actor, { pageId: id }));
  const { claims, controls, mappings, subprocessors, problems, mapped, unkept } = summary;
  const created = controls.filter(({ kind }) => kind !== 'existing').length;
  return (
    <>
      <ReviewHead
        organization={organization}
        head={head}
        current="commit"
        committable={may(actor, 'proposal:commit')}
      />
      <div className="flex flex-col gap-5">
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
          <Stat label="Claims" value={claims.length} />
          <Stat label="New controls" value={created} />
          <Stat label="Controls reused" value={controls.length - created} />
          <Stat label="Mappings" value={mappings} />
          <Stat label="Subprocessors" value={subprocessors.length} />
        </div>
        {problems.length > 0 && (
          <Callout tone="danger" title="This cannot be committed yet">
            <ul className="mt-1 list-disc ps-5">
              {problems.map(({ proposalId, message }) => (
                <li key={`${proposalId} ${message}`}>
                  <TextLink href={workspacePaths.proposalPage(organization, id, proposalId)}>
                    {message}
                  </TextLink>
                </li>
              ))}
            </ul>
          </Callout>
        )}
        {!mapped && claims.length > 0 && (
          <Callout tone="info" title="The CSF 2.0 is not in use here">
            Controls come in without mappings.{' '}
            <TextLink href={workspacePaths.frameworks(organization)}>Adopt the framework</TextLink> first to
            keep them.
          </Callout>
        )}
        {unkept > 0 && mapped && (
          <Callout
            tone="info"
            title={`${unkept} of these claims ${unkept === 1 ? 'has' : 'have'} no control behind them`}
          >
            A subcategory is kept on the control that answers it, so theirs are not kept.
          </Callout>
        )}
        <SummaryLint organization={organization} pageId={id} summary={summary} />
        {head.closedAt === null && (
          <CommitForm
            organization={organization}
            pageId={id}
            summary={{
              digest: summary.digest,
              claims: claims.length,
              others: subprocessors.length + (summary.contact ? 1 : 0),
              open: summary.open,
              openFindings: summary.openFindings,
              possible: problems.length === 0,
            }}
          />
        )}
        <SummaryParts organization={organization} pageId={id} summary={summary} />
      </div>
    </>
  );
}
