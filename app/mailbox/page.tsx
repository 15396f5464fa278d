import { Mail, RotateCw } from 'lucide-react';
import type { Metadata } from 'next';
import { listMailbox, readMailbox } from '#lib/mail/mailbox.ts';
import { mailboxPath } from '#lib/paths.ts';
import { page } from '@/app/_request/edge';
import type { SearchParams } from '@/components/table/list-params';
import { AnchorButton } from '@/components/ui/anchor-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Logo } from '@/components/ui/logo';
import { MailList } from './_components/mail-list';
import { OpenMail } from './_components/open-mail';

export const metadata: Metadata = { title: 'Mailbox', referrer: 'no-referrer' };
export const dynamic = 'force-dynamic';

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

/** The mail of the demo, which leaves this computer for nobody. 404 in production. */
export default async function MailboxPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = await searchParams;
  const mails = await page(listMailbox());
  const to = one(query.to);
  const recipients = [...new Set(mails.map((mail) => mail.recipient))].sort();
  const shown = to ? mails.filter((mail) => mail.recipient === to) : mails;
  const open = mails.find((mail) => mail.id === one(query.mail)) ?? null;
  const text = open && (await page(readMailbox(open.organizationId, open.id)));
  return (
    <div className="min-h-dvh bg-canvas">
      <header className="border-b bg-surface">
        <div className="mx-auto flex h-14 max-w-6xl items-center gap-3 px-4 sm:px-6">
          <Logo />
          <h1 className="font-medium">Mailbox</h1>
          <AnchorButton
            size="sm"
            className="ms-auto"
            href={to ? `?to=${encodeURIComponent(to)}` : mailboxPath}
          >
            <RotateCw aria-hidden />
            Look for new mail
          </AnchorButton>
        </div>
      </header>
      <main className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 sm:px-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <MailList mails={shown} recipients={recipients} to={to} openId={open?.id ?? null} now={new Date()} />
        <div className="max-lg:order-first">
          {open && text ? (
            <OpenMail mail={open} text={text} />
          ) : (
            <div className="rounded-lg border bg-surface max-lg:hidden">
              <EmptyState
                icon={<Mail />}
                title={mails.length === 0 ? 'No mail yet' : 'Choose a mail'}
                description="Everything that Candor would mail is kept here, with its links and codes. Nothing leaves this computer."
              />
            </div>
          )}
        </div>
      </main>
    </div>
  );
}
