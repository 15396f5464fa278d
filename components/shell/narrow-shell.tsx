import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { translator } from '#lib/messages/translator.ts';
import { Logo, LogoMark } from '../ui/logo';
import { AccentStyle } from './accent-style';
import { type KeptLanguage, LanguageSwitch } from './language-switch';
import { PortalName } from './portal-name';
import type { ShellPortal } from './portal-shell';

type NarrowShellProps = {
  title: string;
  intro?: ReactNode;
  /** Whose page it is; without it, Candor's own (a member's sign-in). */
  portal?: ShellPortal;
  /** `reading` is as wide as an agreement's lines. */
  width?: 'form' | 'reading';
  back?: { label: string; href: string };
  nonce?: string;
  footer?: ReactNode;
  /** Where the choice of a language is kept, of somebody who is known. */
  language?: KeptLanguage;
  children: ReactNode;
};

/** The frame of pages with one thing to do: sign in, confirm, request, read and sign. Needs no script. */
export function NarrowShell({
  title,
  intro,
  portal,
  width = 'form',
  back,
  nonce,
  footer,
  language,
  children,
}: NarrowShellProps) {
  const t = translator('shell');
  const column = width === 'form' ? 'max-w-lg' : 'max-w-3xl';
  return (
    <div className="flex min-h-dvh flex-col bg-canvas text-base">
      <AccentStyle colour={portal?.accent} nonce={nonce} />
      <header className="px-4 pt-6 sm:px-6">
        <div className={`mx-auto flex items-center justify-between gap-4 ${column}`}>
          {portal ? <PortalName portal={portal} /> : <Logo />}
          {back && (
            <a
              href={back.href}
              className="inline-flex shrink-0 items-center gap-1.5 py-2 text-ink-muted text-sm hover:text-ink hover:underline"
            >
              <ArrowLeft aria-hidden className="size-4 rtl:rotate-180" />
              {back.label}
            </a>
          )}
        </div>
      </header>
      <main className="flex-1 px-4 pt-8 pb-14 sm:px-6 sm:pt-12">
        <div className={`mx-auto ${column}`}>
          <h1
            dir="auto"
            className="text-match-parent wrap-anywhere font-medium font-serif text-[1.875rem] leading-tight tracking-[-0.015em]"
          >
            {title}
          </h1>
          {intro && <div className="mt-2 text-ink-muted">{intro}</div>}
          <div className="mt-7">{children}</div>
        </div>
      </main>
      <footer className="px-4 pb-8 text-ink-muted text-xs sm:px-6 print:hidden">
        {portal && <LanguageSwitch keep={language} className={`mx-auto mb-4 ${column}`} />}
        <div className={`mx-auto flex items-center justify-between gap-4 ${column}`}>
          <span>{footer}</span>
          {portal && (
            <span className="flex items-center gap-2">
              <LogoMark className="size-3.5" />
              {t('poweredBy')}
            </span>
          )}
        </div>
      </footer>
    </div>
  );
}
