import { readerLocale } from '#lib/messages/reader.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { catalogueOf, translator } from '#lib/messages/translator.ts';
import type { ChangeLabels } from '@/components/policy/change-labels';
import { PolicyChanges } from '@/components/policy/changes';
import type { PolicyRead } from './duty-notice';

/** What a comparison says by itself, in the language of who reads. */
function changeLabels(): ChangeLabels {
  const t = translator('duty');
  return {
    added: t('change.added'),
    removed: t('change.removed'),
    changed: t('change.changed'),
    movedHere: t('change.movedHere'),
    movedAway: t('change.movedAway'),
    restyled: t('change.restyled'),
    addedWords: t('change.addedWords'),
    removedWords: t('change.removedWords'),
    end: t('change.end'),
    unchanged: (count) => t('change.unchanged', { count }),
    nothing: t('change.nothing'),
    aside: catalogueOf(readerLocale()).duty.text.aside,
    before: t('change.before'),
    after: t('change.after'),
  };
}

type Props = { read: PolicyRead; text: NonNullable<PolicyRead['text']> };

/** What is new since the version that this person acknowledged, before the whole text. */
export function ChangesSince({ read, text }: Props) {
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
      {previous.body === null ? (
        <p className="mt-3 text-sm">{t('changesOtherLanguage')}</p>
      ) : (
        <div className="mt-4 rounded-lg bg-surface px-3 py-3">
          <PolicyChanges
            before={previous.body}
            after={text.body}
            labels={changeLabels()}
            language={text.locale}
          />
        </div>
      )}
    </section>
  );
}
