import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { getGrant } from '#lib/grant/queries.ts';
import { grantSourceLabels } from '#lib/grant/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { GrantStatus } from '@/components/grant/grant-status';
import { DescriptionList } from '@/components/ui/description-list';
import { LocalTime } from '@/components/ui/local-time';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';
import { CopiesPanel } from './_components/copies-panel';
import { GrantActions } from './_components/grant-actions';
import { GrantTimeline } from './_components/grant-timeline';
import { changeEnd, extend, reinstate, revoke } from './actions';

export const metadata: Metadata = { title: 'Grant' };

const link =
  'text-accent-text underline decoration-accent-line underline-offset-[3px] hover:decoration-current';

type Props = { params: Promise<{ organization: string; id: string }> };

/** One grant: who holds what, how they got in, what they did with it, and the ways to change it. */
export default async function GrantPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const grant = await page(getGrant(actor, { grantId: id }));
  const { visitor, document, request, rule, nda } = grant;
  const locked = may(actor, 'grant:revoke') ? null : 'Your roles do not include changing grants.';
  return (
    <>
      <PageHeader
        title={document.title}
        status={<GrantStatus state={grant.state} />}
        crumbs={[{ label: 'Grants', href: workspacePaths.grants(organization) }]}
        description={
          <>
            Held by <bdi>{visitor.name}</bdi>, <bdi>{visitor.company}</bdi>
          </>
        }
        actions={
          <GrantActions
            holder={visitor.name}
            revoke={revoke.bind(null, organization, id)}
            extend={extend.bind(null, organization, id)}
            changeEnd={changeEnd.bind(null, organization, id)}
            reinstate={reinstate.bind(null, organization, id)}
            revoked={grant.state === 'revoked'}
            whyNotRevoke={locked ?? grant.whyNotRevoke}
            whyNotReinstate={locked ?? grant.whyNotReinstate}
            whyNotExtend={locked ?? grant.whyNotExtend}
            whyNotChangeEnd={locked ?? grant.whyNotChangeEnd}
          />
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <CopiesPanel copies={grant.copies} organization={organization} />
          <Panel title="Timeline">
            <GrantTimeline grant={grant} />
          </Panel>
        </div>
        <Panel title="Facts">
          <DescriptionList
            stacked
            facts={[
              {
                label: 'Holder',
                value: (
                  <>
                    <PageLink className={link} href={workspacePaths.visitor(organization, visitor.id)}>
                      <bdi>{visitor.name}</bdi>
                    </PageLink>
                    <span className="block text-ink-muted text-xs">{visitor.email}</span>
                  </>
                ),
              },
              {
                label: 'Document',
                value: (
                  <PageLink className={link} href={workspacePaths.document(organization, document.id)}>
                    <bdi>{document.title}</bdi>
                  </PageLink>
                ),
              },
              {
                label: 'Let in by',
                value: (
                  <>
                    {grant.source === 'nda' ? (
                      grantSourceLabels.nda
                    ) : (
                      <>
                        {grantSourceLabels[grant.source]}: <bdi>{grant.grantedByName}</bdi>
                      </>
                    )}
                    {request && (
                      <PageLink
                        className={`block ${link}`}
                        href={workspacePaths.request(organization, request.id)}
                      >
                        Request #{request.number}
                      </PageLink>
                    )}
                    {rule && (
                      <PageLink
                        className={`block ${link}`}
                        href={workspacePaths.accessRule(organization, rule.id)}
                      >
                        <bdi>{rule.name}</bdi>
                      </PageLink>
                    )}
                  </>
                ),
              },
              { label: 'Granted', value: <LocalTime value={grant.grantedAt} /> },
              {
                label: 'Counted from',
                value: grant.countsFrom === 'first-use' ? 'First download' : 'Approval',
              },
              {
                label: 'Ends',
                value: grant.expiresAt ? (
                  <LocalTime value={grant.expiresAt} />
                ) : (
                  `${grant.days} days after the first download`
                ),
              },
              {
                label: 'NDA',
                value: {
                  signed: 'Signed',
                  waived: 'Waived',
                  needed: 'Not signed yet',
                  'not-published': 'None published',
                }[nda.state],
              },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
