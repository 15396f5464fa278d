import { MessageCircleQuestion } from 'lucide-react';
import type { Metadata } from 'next';
import { implementationLabels, responsibilityLabels } from '#lib/control/labels.ts';
import { getScopedControl } from '#lib/engagement/scope-queries.ts';
import { formatDate } from '#lib/format.ts';
import { listInquiries } from '#lib/inquiry/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { HealthStatus } from '@/components/control/health-status';
import { InquiryList } from '@/components/engagement/inquiry-list';
import { RevisionLine } from '@/components/engagement/revision-line';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';

export const metadata: Metadata = { title: 'Control' };

type Props = { params: Promise<{ organization: string; id: string; control: string }> };

/** One control of an engagement: what it is, all its evidence of the period, and what was asked about it. */
export default async function ScopedControlPage({ params }: Props) {
  const { organization, id, control: controlId } = await params;
  const actor = await memberActor(organization);
  const scoped = await page(getScopedControl(actor, { engagementId: id, controlId }));
  const inquiries = await page(listInquiries(actor, { engagementId: id, aboutId: controlId }));
  const { control, engagement, revisions, answers, asOf } = scoped;
  const facts: (Fact | false)[] = [
    { label: 'Answers', value: answers.map(({ identifier }) => identifier).join(', ') },
    control.description !== '' && { label: 'Description', value: control.description },
    { label: 'Owner', value: control.ownerName },
    { label: 'Implementation', value: labelIn(implementationLabels, control.implementation) },
    control.justification !== '' && { label: 'Justification', value: control.justification },
    { label: 'Responsible', value: labelIn(responsibilityLabels, control.responsibility) },
  ];
  return (
    <>
      <PageHeader
        title={control.title}
        status={
          control.health && <HealthStatus health={control.health} selfReviewed={control.selfReviewed} />
        }
        description={
          <>
            <bdi>{control.identifier}</bdi>, as of {formatDate(new Date(asOf))}
          </>
        }
        crumbs={[
          { label: 'Audits', href: workspacePaths.engagements(organization) },
          { label: engagement.name, href: workspacePaths.engagement(organization, id) },
        ]}
        actions={
          engagement.asAuditor && (
            <LinkButton variant="primary" href={workspacePaths.ask(organization, id, { control: controlId })}>
              <MessageCircleQuestion aria-hidden />
              Ask for more
            </LinkButton>
          )
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <Panel title="Evidence of the period" padded={false}>
            {revisions.length === 0 && <p className="p-4 text-warning">No evidence of this period.</p>}
            <ul className="divide-y">
              {revisions.map((revision) => (
                <RevisionLine
                  key={revision.id}
                  organization={organization}
                  engagementId={id}
                  revision={revision}
                  whole
                />
              ))}
            </ul>
          </Panel>
          <Panel title="Inquiries" padded={false}>
            {inquiries.length === 0 && <p className="p-4 text-ink-muted">Nothing was asked about it.</p>}
            <InquiryList organization={organization} engagementId={id} rows={inquiries} />
          </Panel>
        </div>
        <Panel title="Control">
          <DescriptionList facts={facts.filter((fact) => fact !== false)} />
        </Panel>
      </div>
    </>
  );
}

const labelIn = (labels: Readonly<Record<string, string>>, name: string) => labels[name] ?? name;
