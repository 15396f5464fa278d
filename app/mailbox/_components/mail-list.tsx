import type { KeptMail } from '#lib/mail/mailbox.ts';
import { mailboxPath } from '#lib/paths.ts';
import { Button } from '@/components/ui/button';
import { classes } from '@/components/ui/classes';
import { LocalTime } from '@/components/ui/local-time';
import { SelectField } from '@/components/ui/text-field';

type Props = {
  mails: readonly KeptMail[];
  recipients: readonly string[];
  to: string;
  openId: string | null;
  now: Date;
};

function hrefOf(mail: KeptMail, to: string): string {
  const query = new URLSearchParams({ mail: mail.id, ...(to ? { to } : {}) });
  return `${mailboxPath}?${query}`;
}

/** Every kept mail, newest first, or those of one person. */
export function MailList({ mails, recipients, to, openId, now }: Props) {
  return (
    <section aria-label="Mails">
      <form method="get" action={mailboxPath} className="mb-3 flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <SelectField
            name="to"
            label="Whose mail"
            required
            defaultValue={to}
            options={[
              { value: '', label: 'Everybody' },
              ...recipients.map((address) => ({ value: address, label: address })),
            ]}
          />
        </div>
        <Button type="submit">Show</Button>
      </form>
      <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
        {mails.map((mail) => (
          <li key={mail.id}>
            <a
              href={hrefOf(mail, to)}
              aria-current={mail.id === openId ? 'true' : undefined}
              className={classes(
                '-outline-offset-2 block px-4 py-3',
                mail.id === openId ? 'bg-accent-soft' : 'hover:bg-sunken',
              )}
            >
              <span className="flex items-baseline gap-3">
                <span dir="auto" className="min-w-0 flex-1 truncate font-medium">
                  {mail.subject}
                </span>
                <span className="shrink-0 text-ink-muted text-xs">
                  <LocalTime value={mail.createdAt} relativeTo={now} />
                </span>
              </span>
              <span className="mt-0.5 block truncate text-ink-muted text-xs">
                {mail.organization} to {mail.recipient}
              </span>
            </a>
          </li>
        ))}
        {mails.length === 0 && <li className="px-4 py-6 text-ink-muted">No mail yet.</li>}
      </ul>
    </section>
  );
}
