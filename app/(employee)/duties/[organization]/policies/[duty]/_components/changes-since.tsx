import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { PolicyRead } from './duty-notice';

type Props = { read: PolicyRead; text: NonNullable<PolicyRead['text']> };

/** What is new since the version that this person acknowledged, before the whole text. */
export function ChangesSince({ read }: Props) {
  const { previous, version } = read;
  const t = translator('duty');
  if (!previous) return null;
  const date = formatDate(previous.acknowledgedAt);
  return (
    <section aria-labelledby="changes" className="rounded-xl border border-info-line bg-info-soft px-4 py-4">
      <h2 id="changes" className="font-medium text-lg">
        {t('changes')}
      </h2>
      <p className="mt-1 text-ink-muted text-sm">{t('changesSince', { number: previous.number, date })}</p>
      {version.summary && (
        <p dir="auto" className="mt-3 whitespace-pre-line">
          {version.summary}
        </p>
      )}
    </section>
  );
}
