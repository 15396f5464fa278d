import { translator } from '#lib/messages/translator.ts';
import { LogoMark } from '../ui/logo';
import { TextLink } from '../ui/text-link';
import { LanguageSwitch } from './language-switch';
import type { PortalVisitor } from './visitor-state';

/** Whom visitors can turn to. */
export type PortalContact = {
  email?: string | null;
  vulnerabilityHref?: string | null;
  privacyHref?: string | null;
};

type PortalFooterProps = { name: string; contact: PortalContact; visitor: PortalVisitor };

/** The foot of a portal's pages. */
export function PortalFooter({ name, contact, visitor }: PortalFooterProps) {
  const t = translator('shell');
  const links = [
    { label: t('signIn'), href: visitor.state === 'anonymous' ? visitor.signInHref : null },
    { label: t('reportVulnerability'), href: contact.vulnerabilityHref },
    { label: t('privacy'), href: contact.privacyHref },
  ];
  return (
    <footer className="border-t bg-canvas text-sm print:hidden">
      <div className="mx-auto flex max-w-6xl flex-wrap items-start justify-between gap-x-10 gap-y-6 px-4 py-10 sm:px-6">
        <div className="min-w-0">
          <p dir="auto" className="font-semibold">
            {name}
          </p>
          {contact.email && (
            <p className="mt-1 text-ink-muted">
              {t('questions')} <TextLink href={`mailto:${contact.email}`}>{contact.email}</TextLink>
            </p>
          )}
          {visitor.state === 'visitor' && (
            <form method="post" action={visitor.signOutAction} className="mt-1 text-ink-muted">
              {t('signedInAs', { email: visitor.email })}{' '}
              <button
                type="submit"
                className="py-1 text-accent-text underline decoration-accent-line underline-offset-[3px]"
              >
                {t('signOut')}
              </button>
            </form>
          )}
        </div>
        <ul className="flex flex-col gap-2">
          {links.map(({ label, href }) =>
            href ? (
              <li key={label}>
                <TextLink href={href}>{label}</TextLink>
              </li>
            ) : null,
          )}
        </ul>
      </div>
      <div className="mx-auto flex max-w-6xl flex-wrap items-end justify-between gap-x-10 gap-y-4 px-4 pb-8 sm:px-6">
        <LanguageSwitch />
        <p className="flex items-center gap-2 text-ink-muted text-xs">
          <LogoMark className="size-3.5" />
          {t('poweredBy')}
        </p>
      </div>
    </footer>
  );
}
