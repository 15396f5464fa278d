import type { listDone } from '#lib/acknowledgement/owed-queries.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { TextLink } from '@/components/ui/text-link';

type Done = Awaited<ReturnType<typeof listDone>>[number];

function factsOf(done: Done): string {
  const t = translator('duty');
  const parts = [t(`kind.${done.kind}`)];
  if (done.kind === 'policy') {
    parts.push(t('versionNumber', { number: done.number }));
    if (done.recorded) parts.push(t('recorded'));
  }
  return [...parts, t('doneOn', { date: formatDate(done.at) })].join(' · ');
}

/** What was done: a course and a check lead to their page, where a certificate lies. */
function DoneTitle({ slug, done }: { slug: string; done: Done }) {
  if (done.kind === 'policy') return done.title;
  return (
    <TextLink href={dutyPaths[done.kind](slug, done.id)} className="py-1">
      {done.title}
    </TextLink>
  );
}

/** What was done, newest first, with the receipt of each acknowledgement. */
export function DoneList({ slug, done }: { slug: string; done: readonly Done[] }) {
  const t = translator('duty');
  return (
    <section aria-labelledby="done" className="mt-12">
      <h2 id="done" className="font-medium font-serif text-xl">
        {t('done')}
      </h2>
      {done.length === 0 ? (
        <p className="mt-2 text-ink-muted">{t('doneNothing')}</p>
      ) : (
        <ul className="mt-3 divide-y border-y">
          {done.map((one) => (
            <li key={one.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3">
              <span className="min-w-0">
                <span dir="auto" className="wrap-anywhere block text-match-parent font-medium">
                  <DoneTitle slug={slug} done={one} />
                </span>
                <span className="text-ink-muted text-sm">{factsOf(one)}</span>
              </span>
              {one.kind === 'policy' && (
                <TextLink href={dutyPaths.receipt(slug, one.id)} className="py-1.5 text-sm">
                  {t('receipt')}
                  <span className="sr-only">: {one.title}</span>
                </TextLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
