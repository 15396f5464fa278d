import { contentsOf, minutesToRead } from '#lib/markdown/contents.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { MarkdownText } from '../markdown/markdown-text';
import { readerLabels } from '../markdown/reader-labels';
import { TextContents } from '../markdown/text-contents';
import { TextLink } from '../ui/text-link';

/** What a policy's reading page shows. `text` is null for a PDF as it came. */
export type PolicyReadingProps = {
  version: { number: number; title: string; effectiveOn: string; sha256: string };
  text: { locale: string; title: string; body: string; original: boolean; locales: string[] } | null;
  /** The version in force, if this is an older one. */
  newestHref?: string | undefined;
  localeHref: (locale: string) => string | undefined;
  fileHref: string;
  picture: (id: string) => string;
};

// Each language by its own name: whoever looks for theirs may not read that of the page.
const languageName = (locale: string) =>
  new Intl.DisplayNames([locale, 'en'], { type: 'language' }).of(locale) ?? locale;

function Languages({ text, localeHref }: Required<Pick<PolicyReadingProps, 'localeHref' | 'text'>>) {
  const t = translator('portal');
  if (!text || text.locales.length < 2) return null;
  return (
    <nav aria-label={t('policyLanguage')} className="mt-3">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {text.locales.map((locale) => (
          <li key={locale}>
            {locale === text.locale ? (
              <span aria-current="page" className="font-medium">
                {languageName(locale)}
                {text.original && ` (${t('policyBinds')})`}
              </span>
            ) : (
              <TextLink href={localeHref(locale)} hrefLang={locale} lang={locale}>
                {languageName(locale)}
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A public policy, to be read: title, version, contents, text. Needs no script. */
export function PolicyPage({ version, text, newestHref, localeHref, fileHref, picture }: PolicyReadingProps) {
  const t = translator('portal');
  const blocks = text ? parseMarkdown(text.body) : [];
  const entries = contentsOf(blocks, 2);
  const facts = t('policyFacts', {
    version: version.number,
    date: formatDate(new Date(version.effectiveOn)),
  });
  return (
    <article>
      <header className="mb-10 max-w-3xl">
        <h1
          dir="auto"
          lang={text?.locale}
          className="wrap-anywhere font-medium font-serif text-[2rem] leading-tight tracking-[-0.015em] sm:text-[2.5rem]"
        >
          {text?.title ?? version.title}
        </h1>
        <p className="mt-3 text-ink-muted">
          {facts}
          {text && ` · ${t('policyMinutes', { minutes: minutesToRead(blocks) })}`}
        </p>
        {newestHref && (
          <p className="mt-3 border-line border-s-2 ps-3">
            {t('policyOlder')} <TextLink href={newestHref}>{t('policyNewest')}</TextLink>
          </p>
        )}
        <Languages text={text} localeHref={localeHref} />
      </header>
      {entries.length > 2 && (
        <nav aria-label={t('policyContents')} className="mb-10 max-w-3xl rounded-xl border bg-surface p-4">
          <h2 className="mb-2 font-semibold text-sm">{t('policyContents')}</h2>
          <TextContents entries={entries} />
        </nav>
      )}
      {text ? (
        <MarkdownText text={blocks} language={text.locale} labels={readerLabels()} picture={picture} />
      ) : (
        <p>
          {t('policyPdf')} <TextLink href={fileHref}>{t('policyDownload')}</TextLink>
        </p>
      )}
    </article>
  );
}
