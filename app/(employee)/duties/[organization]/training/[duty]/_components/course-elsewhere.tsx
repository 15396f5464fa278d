import { ExternalLink } from 'lucide-react';
import { translator } from '#lib/messages/translator.ts';
import type { OwnCourse } from '#lib/training/own-queries.ts';
import { ownTrainingPaths } from '#lib/training-paths.ts';
import type { KeptForm } from '@/app/_request/kept-form';
import { problemAt } from '@/components/form/action-state';
import { PostForm } from '@/components/form/post-form';
import { MarkdownText } from '@/components/markdown/markdown-text';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Button } from '@/components/ui/button';
import { Field, fieldAria } from '@/components/ui/field';
import { CourseState } from './course-state';

type Props = { slug: string; dutyId: string; course: OwnCourse; kept: KeptForm };

/** A course that is done elsewhere: the way there, and where its certificate goes. */
export function CourseElsewhere({ slug, dutyId, course, kept }: Props) {
  const t = translator('training');
  const waits = course.sent?.verdict === null;
  const hint = course.checksCertificates ? `${t('certificateHint')} ${t('checked')}` : t('certificateHint');
  const field = { name: 'file', error: problemAt(kept.problems, 'file'), hint };
  return (
    <div className="flex flex-col gap-6">
      <CourseState slug={slug} dutyId={dutyId} course={course} />
      {course.description && <MarkdownText text={course.description} look="note" prefix={null} />}
      {course.open && !waits && course.url && (
        <div className="flex flex-col items-start gap-3">
          <p className="text-ink-muted">{t('elsewhere')}</p>
          <AnchorButton href={course.url} rel="noopener noreferrer" target="_blank" size="lg">
            {t('open')}
            <ExternalLink aria-hidden />
          </AnchorButton>
          <p dir="ltr" className="wrap-anywhere text-ink-muted text-sm">
            {course.url}
          </p>
        </div>
      )}
      {course.open && !waits && (
        <PostForm
          action={ownTrainingPaths.certificate(slug, dutyId)}
          problems={kept.problems}
          multipart
          className="border-t pt-6"
        >
          <Field {...field} label={t('certificate')} required>
            <input
              {...fieldAria(field)}
              type="file"
              required
              accept="application/pdf,image/png,image/jpeg"
              className="w-full rounded-md border bg-surface p-2 text-sm file:me-3"
            />
          </Field>
          <div>
            <Button type="submit" variant="primary" size="lg">
              {t('upload')}
            </Button>
          </div>
        </PostForm>
      )}
    </div>
  );
}
