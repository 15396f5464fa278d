import { dutyPaths } from '#lib/duty-paths.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { OwnCourse } from '#lib/training/own-queries.ts';
import { ownTrainingPaths } from '#lib/training-paths.ts';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Callout } from '@/components/ui/callout';

/** That a certificate was sent and waits, or why it was not accepted. */
function SentState({
  slug,
  dutyId,
  sent,
}: {
  slug: string;
  dutyId: string;
  sent: NonNullable<OwnCourse['sent']>;
}) {
  const t = translator('training');
  const waits = sent.verdict === null;
  return (
    <Callout
      tone={waits ? 'info' : 'danger'}
      title={t(waits ? 'waitsTitle' : 'rejectedTitle')}
      actions={
        <>
          {waits && <AnchorButton href={dutyPaths.list(slug)}>{translator('duty')('back')}</AnchorButton>}
          <a
            href={ownTrainingPaths.certificate(slug, dutyId)}
            className="py-1 underline underline-offset-[3px]"
          >
            {t('sentFile')}
          </a>
        </>
      }
    >
      {waits ? (
        t('waits', { date: formatDate(sent.sentAt) })
      ) : (
        <>
          <span dir="auto" className="wrap-anywhere block text-match-parent text-ink">
            {sent.reason}
          </span>
          {t('rejected')}
        </>
      )}
    </Callout>
  );
}

/** That a course is done, with its day and score, or is asked no more; while it is owed, what became of a certificate. */
export function CourseState({ slug, dutyId, course }: { slug: string; dutyId: string; course: OwnCourse }) {
  const t = translator('training');
  const { open, completion } = course;
  if (open)
    return course.kind === 'link' && course.sent ? (
      <SentState slug={slug} dutyId={dutyId} sent={course.sent} />
    ) : null;
  if (!completion) return <Callout tone="neutral">{t('ended')}</Callout>;
  const date = formatDate(completion.completedAt);
  const { scorePercent: score } = completion;
  return (
    <Callout
      tone="positive"
      title={t('doneTitle')}
      actions={
        <>
          <AnchorButton href={dutyPaths.list(slug)}>{translator('duty')('back')}</AnchorButton>
          {completion.certificate && (
            <a
              href={ownTrainingPaths.certificate(slug, dutyId)}
              className="py-1 underline underline-offset-[3px]"
            >
              {t('download')}
            </a>
          )}
        </>
      }
    >
      {score === null ? t('done', { date }) : t('doneScore', { date, score })}
    </Callout>
  );
}
