import { ChevronRight, CircleCheck, Hourglass, TriangleAlert } from 'lucide-react';
import type { listOwed } from '#lib/acknowledgement/owed-queries.ts';
import { unbroken } from '#lib/format.ts';
import { formatDate, formatMinutes } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { dutyPage } from '@/app/_request/landing';

type Owed = Awaited<ReturnType<typeof listOwed>>[number];

function OwedItem({ slug, duty }: { slug: string; duty: Owed }) {
  const t = translator('duty');
  const date = formatDate(new Date(duty.dueOn));
  const facts = [
    t(`kind.${duty.kind}`),
    ...(duty.minutes === null ? [] : [formatMinutes(duty.minutes)]),
    ...(duty.asked ? [t('asked')] : []),
  ];
  return (
    <li>
      <a
        href={dutyPage(slug, duty.kind, duty.id)}
        className="group flex items-center gap-3 rounded-lg border bg-surface px-4 py-3.5 hover:border-line-strong"
      >
        <span className="flex min-w-0 grow flex-col gap-1">
          <span
            dir="auto"
            className="wrap-anywhere text-match-parent font-medium text-lg leading-snug group-hover:underline"
          >
            {duty.title}
          </span>
          <span className="flex flex-wrap gap-x-4 gap-y-1 text-ink-muted text-sm">
            {duty.certificate === 'waiting' ? (
              <span className="inline-flex items-center gap-1.5">
                <Hourglass aria-hidden className="size-4" />
                {translator('training')('waitsShort')}
              </span>
            ) : duty.overdue ? (
              <span className="inline-flex items-center gap-1.5 font-medium text-danger">
                <TriangleAlert aria-hidden className="size-4" />
                {t('overdue', { date })}
              </span>
            ) : (
              <span>{t('due', { date })}</span>
            )}
            {duty.certificate === 'rejected' && (
              <span className="font-medium text-danger">{translator('training')('rejectedShort')}</span>
            )}
            <span>{facts.map(unbroken).join(' · ')}</span>
          </span>
        </span>
        <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-faint rtl:rotate-180" />
      </a>
    </li>
  );
}

/** What is owed, soonest first; in words what is late. */
export function OwedList({ slug, owed }: { slug: string; owed: readonly Owed[] }) {
  const t = translator('duty');
  if (owed.length === 0) {
    return (
      <div className="flex items-start gap-3 rounded-lg border bg-surface px-4 py-5">
        <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-positive" />
        <div>
          <p className="font-medium">{t('nothing')}</p>
          <p className="text-ink-muted">{t('nothingHint')}</p>
        </div>
      </div>
    );
  }
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-2.5">
      {owed.map((duty) => (
        <OwedItem key={duty.id} slug={slug} duty={duty} />
      ))}
    </ul>
  );
}
