import { translator } from '#lib/messages/translator.ts';
import type { OwnCourse } from '#lib/training/own-queries.ts';
import { ownTrainingPaths } from '#lib/training-paths.ts';
import { MarkdownText } from '@/components/markdown/markdown-text';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Progress } from '@/components/ui/progress';
import { FinishForm } from './finish-form';

type Props = { slug: string; dutyId: string; course: OwnCourse; number: number; body: string };

/** One lesson, with the way to the one before and the one after; after the last come the questions. */
export function LessonView({ slug, dutyId, course, number, body }: Props) {
  const t = translator('training');
  const count = course.lessons.length;
  const part = (name: number | 'questions') => ownTrainingPaths.part(slug, dutyId, name);
  const last = number === count;
  const asks = course.open && course.questions.length > 0;
  return (
    <div className="flex flex-col gap-8">
      <Progress label={t('lessonOf', { number, count })} value={number} max={count} />
      <MarkdownText text={body} prefix="l-" />
      <nav
        aria-label={t('lessons')}
        className="flex flex-wrap items-center justify-between gap-3 border-t pt-5"
      >
        {number > 1 ? (
          <AnchorButton href={part(number - 1)} size="lg">
            {t('previous')}
          </AnchorButton>
        ) : (
          <span />
        )}
        {!last && (
          <AnchorButton href={part(number + 1)} variant="primary" size="lg">
            {t('next')}
          </AnchorButton>
        )}
        {last && asks && (
          <AnchorButton href={part('questions')} variant="primary" size="lg">
            {t('toQuestions')}
          </AnchorButton>
        )}
      </nav>
      {last && course.open && !asks && <FinishForm slug={slug} dutyId={dutyId} edition={course.edition} />}
    </div>
  );
}
