import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { whyNotInquiry } from '#lib/inquiry/lifecycle.ts';
import { getInquiry } from '#lib/inquiry/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { InquiryStatus } from '@/components/engagement/inquiry-list';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { Timeline } from '@/components/ui/timeline';
import { HandedOver } from './_components/handed-over';
import { SettleInquiry } from './_components/settle-inquiry';
import { WriteInquiry } from './_components/write-inquiry';

export const metadata: Metadata = { title: 'Inquiry' };

type Props = { params: Promise<{ organization: string; id: string; inquiry: string }> };

/** One inquiry: what the auditor asked, what the team answered and handed over, and the form for the next message. */
export default async function InquiryPage({ params }: Props) {
  const { organization, id, inquiry: inquiryId } = await params;
  const actor = await memberActor(organization);
  const place = { engagementId: id, inquiryId };
  const inquiry = await page(getInquiry(actor, place));
  const { control, requirement, state, engagement } = inquiry;
  const settles = may(actor, 'engagement:settle') && whyNotInquiry(state, 'settle') === null;
  const about = control ?? requirement;
  return (
    <>
      <PageHeader
        title={inquiry.subject}
        status={<InquiryStatus state={state} />}
        description={
          <>
            Inquiry {inquiry.number} about{' '}
            {control ? (
              <TextLink href={workspacePaths.scopedControl(organization, id, control.id)}>
                {control.identifier} {control.title}
              </TextLink>
            ) : (
              <>
                <bdi>{about?.identifier}</bdi> <bdi>{about?.title}</bdi>
              </>
            )}
          </>
        }
        crumbs={[
          { label: 'Audits', href: workspacePaths.engagements(organization) },
          { label: engagement.name, href: workspacePaths.engagement(organization, id) },
        ]}
        actions={settles && <SettleInquiry organization={organization} place={place} />}
      />
      <div className="flex max-w-3xl flex-col gap-5">
        <Panel>
          <Timeline
            label="Messages"
            entries={inquiry.messages.map((message) => ({
              id: message.id,
              at: message.sentAt,
              actor: message.authorName,
              title: (
                <>
                  <bdi>{message.authorName}</bdi> {message.fromAuditor ? 'asked' : 'answered'}
                </>
              ),
              body: (
                <>
                  {message.body}
                  <HandedOver organization={organization} engagementId={id} evidence={message.evidence} />
                </>
              ),
            }))}
          />
        </Panel>
        {state === 'settled' && (
          <p className="text-ink-muted">
            Settled by <bdi>{inquiry.settledByName}</bdi>. Whoever writes opens it again.
          </p>
        )}
        {(inquiry.mayAsk || inquiry.mayAnswer) && (
          <WriteInquiry
            organization={organization}
            place={place}
            answers={inquiry.mayAnswer}
            choices={inquiry.choices}
          />
        )}
      </div>
    </>
  );
}
