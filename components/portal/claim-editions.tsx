import { measureInWords } from '#lib/claim/measure.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { PublishedEdition } from '#lib/portal/history-queries.ts';
import { TextLink } from '../ui/text-link';

function periodOf({ publishedAt, endedAt }: PublishedEdition): string {
  const t = translator('portal');
  const from = formatDate(publishedAt);
  return endedAt ? t('claimUntil', { from, to: formatDate(endedAt) }) : t('claimFrom', { date: from });
}

type EditionsProps = { editions: readonly PublishedEdition[]; hrefOf: (number: number) => string };

/** The public editions of a claim, newest first, each at its permanent address. */
export function ClaimEditions({ editions, hrefOf }: EditionsProps) {
  if (editions.length === 0) return null;
  const t = translator('portal');
  return (
    <section aria-labelledby="editions" className="mt-12 max-w-3xl">
      <h2 id="editions" className="border-b pb-2.5 font-semibold text-lg">
        {t('claimEditions')}
      </h2>
      <ol className="divide-y">
        {editions.map((edition) => (
          <li key={edition.number} className="py-3">
            <p className="text-ink-muted text-sm">
              <TextLink href={hrefOf(edition.number)}>
                {t('claimEdition', { number: edition.number })}
              </TextLink>{' '}
              {periodOf(edition)}
            </p>
            <p lang="en" dir="auto" className="wrap-anywhere mt-1">
              {edition.text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

type FactsProps = { edition: PublishedEdition; current: number | null; currentHref: string };

/** One edition on its own page, with the way to the present one where it was replaced. */
export function EditionFacts({ edition, current, currentHref }: FactsProps) {
  const t = translator('portal');
  const { number, text, section, measure } = edition;
  return (
    <div className="max-w-3xl">
      <p className="text-ink-muted">
        {t('claimEdition', { number })} · {periodOf(edition)}
      </p>
      <h1
        lang="en"
        dir="auto"
        className="wrap-anywhere mt-3 font-medium font-serif text-[1.75rem] leading-snug sm:text-[2.125rem]"
      >
        {text}
      </h1>
      <p lang="en" dir="auto" className="wrap-anywhere mt-3 text-ink-muted">
        {section}
        {measure && ` · ${measureInWords(measure)}`}
      </p>
      <p className="mt-6">
        <TextLink href={currentHref}>
          {current === null || current === number
            ? t('claimCurrent')
            : t('claimReplaced', { number: current })}
        </TextLink>
      </p>
    </div>
  );
}
