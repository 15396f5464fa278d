import { ChevronRight } from 'lucide-react';
import { translator } from '#lib/messages/translator.ts';
import type { OwnCourse } from '#lib/training/own-queries.ts';
import { ownTrainingPaths } from '#lib/training-paths.ts';
import { MarkdownText } from '@/components/markdown/markdown-text';
import { AnchorButton } from '@/components/ui/anchor-button';
import { CourseState } from './course-state';

/** What a course holds, and where to begin; once it is done, that it is. */
export function CourseOutline({ slug, dutyId, course }: { slug: string; dutyId: string; course: OwnCourse }) {
  const t = translator('training');
  const { lessons, questions, open, description } = course;
  const part = (name: number) => ownTrainingPaths.part(slug, dutyId, name);
  return (
    <div className="flex flex-col gap-6">
      <CourseState slug={slug} dutyId={dutyId} course={course} />
      {description && <MarkdownText text={description} look="note" prefix={null} />}
      {lessons.length > 0 && (
        <section>
          <h2 className="font-semibold text-lg">{t('lessons')}</h2>
          <p className="mt-0.5 text-ink-muted text-sm">
            {t('facts', { lessons: lessons.length, questions: questions.length })}
          </p>
          <ol className="mt-3 flex flex-col divide-y rounded-lg border bg-surface">
            {lessons.map((lesson, index) => (
              <li key={part(index + 1)}>
                <a
                  href={part(index + 1)}
                  className="flex min-h-11 items-center gap-3 px-4 py-2.5 hover:underline"
                >
                  <span className="text-ink-muted tabular-nums">{index + 1}</span>
                  <bdi className="wrap-anywhere min-w-0 grow text-match-parent">{lesson.title}</bdi>
                  <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint rtl:rotate-180" />
                </a>
              </li>
            ))}
          </ol>
        </section>
      )}
      {open && (
        <div>
          <AnchorButton variant="primary" size="lg" href={part(1)} className="w-full sm:w-auto">
            {t('begin')}
          </AnchorButton>
        </div>
      )}
    </div>
  );
}
