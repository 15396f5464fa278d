import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { SectionHeading } from '../ui/section-heading';
import { TextLink } from '../ui/text-link';

type Shown = { number: number; sha256: string; publishedAt: Date; endedAt: Date | null };
type Props = { versions: readonly Shown[]; shown: number; hrefOf: (number: number) => string };

/** The versions of a policy that were public, each with its permanent address and hash. */
export function PolicyVersions({ versions, shown, hrefOf }: Props) {
  const t = translator('portal');
  return (
    <section aria-labelledby="versions" className="mt-14">
      <SectionHeading id="versions" look="portal" title={t('policyVersions')} />
      <ol className="divide-y rounded-xl border text-sm">
        {versions.map(({ number, sha256, publishedAt, endedAt }) => (
          <li key={number} className="px-4 py-3">
            <span className="font-medium">
              {number === shown ? (
                t('policyVersion', { number })
              ) : (
                <TextLink href={hrefOf(number)}>{t('policyVersion', { number })}</TextLink>
              )}
            </span>
            <span className="text-ink-muted">
              {' · '}
              {t('policyShown', { date: formatDate(publishedAt) })}
              {endedAt && `, ${t('policyReplaced', { date: formatDate(endedAt) })}`}
            </span>
            <span className="wrap-anywhere block font-mono text-ink-faint text-xs">{sha256}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
