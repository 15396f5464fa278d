import type { ReactNode } from 'react';
import { type Locale, localeNames, locales } from '#lib/messages/locale.ts';
import { isUnreviewed } from '#lib/messages/origin.ts';
import { addressIn, readerAddress, readerLocale } from '#lib/messages/reader.ts';
import { translator } from '#lib/messages/translator.ts';
import { classes } from '../ui/classes';
import { TextLink } from '../ui/text-link';

// As it is said in a sentence, not as its own readers call it.
const nameIn = (language: Locale, reader: Locale) =>
  new Intl.DisplayNames([reader], { type: 'language' }).of(language) ?? localeNames[language];

/** Where the choice of somebody who is known here is kept, and the language in which mails to them come until then. */
export type KeptLanguage = { action: string; mails: Locale };

/**
 * The languages that this page can be read in, as plain links to the same page, and how far the words of this one can be
 * trusted. The choice is remembered by this browser (bin/server/reader.ts); of an employee it is kept, and sent by buttons. On the server only; needs no script.
 */
export function LanguageSwitch({ className, keep }: { className?: string; keep?: KeptLanguage }) {
  const t = translator('language');
  const current = readerLocale();
  const looks = (locale: Locale) => ({
    'aria-current': locale === current ? ('true' as const) : undefined,
    className: classes(
      'inline-flex min-h-8 items-center px-2 hover:text-ink hover:underline hover:underline-offset-4',
      locale === current && 'font-semibold text-ink',
    ),
  });
  return (
    <div className={classes('text-ink-muted text-xs print:hidden', className)}>
      <Choice label={t('title')} keep={keep}>
        <ul className="-mx-2 flex flex-wrap">
          {locales.map((locale) => (
            <li key={locale} lang={locale}>
              {keep ? (
                <button type="submit" name="language" value={locale} {...looks(locale)}>
                  {localeNames[locale]}
                </button>
              ) : (
                <a href={addressIn(locale)} hrefLang={locale} {...looks(locale)}>
                  {localeNames[locale]}
                </a>
              )}
            </li>
          ))}
        </ul>
        {keep && keep.mails !== current && (
          <p className="mt-1 max-w-prose">
            {t('mailsIn', { language: nameIn(keep.mails, current) })}{' '}
            <button
              type="submit"
              name="language"
              value={current}
              className="py-1 underline underline-offset-[3px] hover:text-ink"
            >
              {t('mailsToo', { language: nameIn(current, current) })}
            </button>
          </p>
        )}
      </Choice>
      {isUnreviewed(current) && (
        <p className="mt-1 max-w-prose">
          {t('machineMade')}{' '}
          <TextLink href={addressIn('en')} hrefLang="en" lang="en">
            {translator('language', 'en')('readEnglish')}
          </TextLink>
        </p>
      )}
    </div>
  );
}

function Choice({ label, keep, children }: { label: string; keep?: KeptLanguage; children: ReactNode }) {
  if (!keep) return <nav aria-label={label}>{children}</nav>;
  return (
    <form method="post" action={keep.action} aria-label={label}>
      <input type="hidden" name="next" value={readerAddress()} />
      {children}
    </form>
  );
}
