import { localeNames, locales } from '#lib/messages/locale.ts';
import { isUnreviewed } from '#lib/messages/origin.ts';
import { addressIn, readerLocale } from '#lib/messages/reader.ts';
import { translator } from '#lib/messages/translator.ts';
import { classes } from '../ui/classes';
import { TextLink } from '../ui/text-link';

/**
 * The languages that this page can be read in, as plain links to the same page, and how far the words of this one can be
 * trusted. The choice is remembered by this browser (bin/server/reader.ts). On the server only; needs no script.
 */
export function LanguageSwitch({ className }: { className?: string }) {
  const t = translator('language');
  const current = readerLocale();
  return (
    <div className={classes('text-ink-muted text-xs print:hidden', className)}>
      <nav aria-label={t('title')}>
        <ul className="-mx-2 flex flex-wrap">
          {locales.map((locale) => (
            <li key={locale} lang={locale}>
              <a
                href={addressIn(locale)}
                hrefLang={locale}
                aria-current={locale === current ? 'true' : undefined}
                className={classes(
                  'inline-flex min-h-8 items-center px-2 hover:text-ink hover:underline hover:underline-offset-4',
                  locale === current && 'font-semibold text-ink',
                )}
              >
                {localeNames[locale]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
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
