import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { mostAttempts } from '#lib/mail/lifecycle.ts';
import { getMail } from '#lib/mail/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Callout } from '@/components/ui/callout';
import { Copyable } from '@/components/ui/copyable';
import { DescriptionList } from '@/components/ui/description-list';
import { LocalTime } from '@/components/ui/local-time';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { mailStateLooks } from '../_components/mail-state';
import { RetryMail } from '../_components/retry-mail';

export const metadata: Metadata = { title: 'Mail' };

type Props = { params: Promise<{ organization: string; id: string }> };

const timeOf = (value: Date | null) => value && <LocalTime value={value} />;

/** One mail: what was sent, to whom, when, and what the mail server said; its links and codes are left out. */
export default async function MailDetailPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const mail = await page(getMail(actor, { mailId: id }));
  return (
    <>
      <PageHeader
        title={mail.subject}
        status={mailStateLooks[mail.state]}
        description={<span dir="auto">To {mail.recipient}</span>}
        crumbs={[{ label: 'Mail', href: workspacePaths.mail(organization) }]}
        actions={
          may(actor, 'mail:retry') && (
            <RetryMail organization={organization} mailId={mail.id} whyNot={mail.whyNotRetry} />
          )
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex flex-col gap-5">
          {mail.lastError && (
            <Callout tone={mail.state === 'sent' ? 'info' : 'warning'} title="The mail server said">
              <span className="wrap-anywhere">{mail.lastError}</span>
            </Callout>
          )}
          <Panel
            title="Text"
            description="Links and codes belong to the reader of the mail and are left out."
          >
            {mail.text === null ? (
              <p className="text-ink-muted">
                The text cannot be opened: the master key that it was sealed under is not configured.
              </p>
            ) : (
              <p dir="auto" className="wrap-anywhere whitespace-pre-line">
                {mail.text}
              </p>
            )}
          </Panel>
        </div>
        <Panel title="Sending">
          <DescriptionList
            stacked
            facts={[
              { label: 'To', value: mail.recipient },
              { label: 'Kind', value: mail.template },
              { label: 'Written', value: timeOf(mail.createdAt) },
              { label: 'Not before', value: timeOf(mail.notBefore) },
              { label: 'Tries', value: `${mail.attempts} of at most ${mostAttempts}` },
              { label: 'Last tried', value: timeOf(mail.triedAt) },
              { label: 'Sent', value: timeOf(mail.sentAt) },
              { label: 'Given up', value: timeOf(mail.failedAt) },
              {
                label: 'Attached',
                value: mail.attachments.length > 0 ? mail.attachments.join(', ') : undefined,
              },
              { label: 'Message-ID', value: <Copyable value={mail.messageId} label="Message-ID" /> },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
