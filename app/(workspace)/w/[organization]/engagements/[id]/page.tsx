import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { engagementState } from '#lib/engagement/lifecycle.ts';
import { getEngagement } from '#lib/engagement/queries.ts';
import { getEngagementSection } from '#lib/engagement/scope-queries.ts';
import { formatPeriod } from '#lib/format.ts';
import { listInquiries } from '#lib/inquiry/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { engagementLooks } from '@/components/engagement/engagement-list';
import { InquiryList } from '@/components/engagement/inquiry-list';
import type { SearchParams } from '@/components/table/list-params';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Status } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Tabs } from '@/components/ui/tabs';
import { CloseEngagement } from './_components/close-engagement';
import { EngagementFacts } from './_components/engagement-facts';
import { SectionRequirements } from './_components/section-requirements';

export const metadata: Metadata = { title: 'Audit' };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<SearchParams> };

/** One engagement: the requirements of its framework, the controls mapped to each, and the evidence beside them. */
export default async function EngagementPage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const { section: wanted } = await searchParams;
  const actor = await memberActor(organization);
  const engagement = await page(getEngagement(actor, { engagementId: id }));
  const rootId = typeof wanted === 'string' ? wanted : null;
  const section = await page(getEngagementSection(actor, { engagementId: id, rootId }));
  const inquiries = await page(listInquiries(actor, { engagementId: id }));
  const state = engagementState(engagement, engagement.today);
  const { label, tone } = engagementLooks[state];
  const open = engagement.closedAt === null;
  return (
    <>
      <PageHeader
        title={engagement.name}
        status={<Status tone={tone}>{label}</Status>}
        description={
          <>
            <bdi>{engagement.framework}</bdi>,{' '}
            {formatPeriod(new Date(engagement.periodStartOn), new Date(engagement.periodEndOn))}
          </>
        }
        crumbs={[{ label: 'Audits', href: workspacePaths.engagements(organization) }]}
        actions={
          <>
            <AnchorButton href={workspacePaths.engagementPack(organization, id)}>
              Download all evidence
            </AnchorButton>
            {open && may(actor, 'engagement:change') && (
              <LinkButton variant="primary" href={workspacePaths.changeEngagement(organization, id)}>
                Edit
              </LinkButton>
            )}
            {may(actor, 'engagement:close') && (
              <CloseEngagement organization={organization} engagementId={id} closed={!open} />
            )}
          </>
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col">
          {section.roots.length > 1 && (
            <Tabs
              label="Parts of the framework"
              tabs={section.roots.map((root) => ({
                label: root.identifier,
                count: root.controls,
                href: workspacePaths.engagement(organization, id, root.id),
                current: root.id === section.rootId,
              }))}
            />
          )}
          <SectionRequirements
            organization={organization}
            engagementId={id}
            section={section}
            asks={engagement.asAuditor}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-5 max-xl:order-first">
          <Panel title="Inquiries" padded={false}>
            {inquiries.length === 0 ? (
              <p className="p-4 text-ink-muted">
                {engagement.asAuditor
                  ? 'You have asked for nothing yet. Each requirement and control has its way to ask.'
                  : 'Its auditors have asked for nothing yet.'}
              </p>
            ) : (
              <InquiryList organization={organization} engagementId={id} rows={inquiries} />
            )}
          </Panel>
          <EngagementFacts engagement={engagement} />
        </div>
      </div>
    </>
  );
}
