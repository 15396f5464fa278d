import type { ReadableText } from '#lib/policy/read.ts';
import { MarkdownText } from '../markdown/markdown-text';
import { Badge } from '../ui/badge';
import { PageLink } from '../ui/page-link';
import { TextLink } from '../ui/text-link';
import { languageName } from './languages';

type ReadingText = Omit<ReadableText, 'questions'> & { questions: readonly unknown[] };

type Props = {
  texts: readonly ReadingText[];
  /** The language asked for; else the one that binds. */
  wanted: string | null;
  hrefOf: (locale: string) => string;
  picture: (id: string) => string | null;
  /** The version on paper: all there is of one that came as a PDF. */
  paperHref: string;
};

/** A version in reading form, with its other languages a link away. */
export function PolicyReading({ texts, wanted, hrefOf, picture, paperHref }: Props) {
  const shown =
    texts.find(({ locale }) => locale === wanted) ?? texts.find(({ original }) => original) ?? texts[0];
  if (!shown)
    return (
      <p className="text-ink-muted">
        This version is a <TextLink href={paperHref}>PDF as it came</TextLink>.
      </p>
    );
  return (
    <div className="flex flex-col gap-4">
      {texts.length > 1 && (
        <nav aria-label="Languages">
          <ul className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {texts.map(({ locale, original }) => (
              <li key={locale} className="flex items-center gap-1.5">
                <PageLink
                  href={hrefOf(locale)}
                  aria-current={locale === shown.locale ? 'page' : undefined}
                  className="py-1 text-ink-muted underline-offset-4 hover:underline aria-[current]:font-medium aria-[current]:text-ink"
                >
                  {languageName(locale)}
                </PageLink>
                {original && <Badge>Binds</Badge>}
              </li>
            ))}
          </ul>
        </nav>
      )}
      {shown.body === '' ? (
        <p className="text-ink-muted">Nothing is written yet.</p>
      ) : (
        <article className="max-w-[46rem]">
          <MarkdownText text={shown.body} language={shown.locale} picture={picture} />
        </article>
      )}
    </div>
  );
}
