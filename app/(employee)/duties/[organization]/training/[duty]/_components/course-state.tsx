import { dutyPaths } from '#lib/duty-paths.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { OwnCourse } from '#lib/training/own-queries.ts';
import { ownTrainingPaths } from '#lib/training-paths.ts';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Callout } from '@/components/ui/callout';

/** That a course is done, with its day and score, or is asked no more. Nothing while it is owed. */
export function CourseState({ slug, dutyId, course }: { slug: string; dutyId: string; course: OwnCourse }) {
  const t = translator('training');
  const { open, completion } = course;
  if (open) return null;
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
