import { translator } from '#lib/messages/translator.ts';
import type { OwnCourse } from '#lib/training/own-queries.ts';
import { ownTrainingPaths } from '#lib/training-paths.ts';
import type { KeptForm } from '@/app/_request/kept-form';
import { problemAt } from '@/components/form/action-state';
import { PostForm } from '@/components/form/post-form';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ChoiceGroup } from '@/components/ui/choice-field';

type Props = { slug: string; dutyId: string; course: OwnCourse; kept: KeptForm };

/** The questions of a course; after a try that was not enough, what was wrong is explained at each. */
export function CourseQuiz({ slug, dutyId, course, kept }: Props) {
  const t = translator('training');
  const { questions, last, number, edition, passPercent: percent } = course;
  const wrong = new Map(last?.wrong.map(({ id, explanation }) => [id, explanation]));
  const hintOf = (id: string, several: boolean) => {
    const explanation = wrong.get(id);
    return (
      <>
        {several && <span className="block">{t('several')}</span>}
        {explanation !== undefined && (
          <span dir="auto" className="mt-1 block font-medium text-warning">
            {explanation === '' ? t('wrongBefore') : t('explained', { explanation })}
          </span>
        )}
      </>
    );
  };
  return (
    <div className="flex flex-col gap-6">
      {last && kept.problems.length === 0 ? (
        <Callout tone="warning" role="status" title={t('failedTitle', { score: last.scorePercent })}>
          {t('failed', { percent })}
        </Callout>
      ) : (
        <p className="text-ink-muted">{t('questionsIntro', { percent })}</p>
      )}
      <PostForm
        action={ownTrainingPaths.answer(slug, dutyId)}
        hidden={{ edition: String(edition), number: String(number) }}
        problems={kept.problems}
        className="gap-8"
      >
        {questions.map((question, index) => (
          <ChoiceGroup
            key={question.id}
            name={`q-${question.id}`}
            type={question.several ? 'checkbox' : 'radio'}
            label={
              <>
                <span className="block font-normal text-ink-muted text-sm">
                  {t('questionOf', { number: index + 1, count: questions.length })}
                </span>
                <span dir="auto" className="block text-lg leading-snug">
                  {question.text}
                </span>
              </>
            }
            hint={
              question.several || wrong.has(question.id) ? hintOf(question.id, question.several) : undefined
            }
            choices={question.options.map(({ id, text }) => ({
              value: id,
              label: (
                <span dir="auto" className="wrap-anywhere font-normal">
                  {text}
                </span>
              ),
            }))}
            defaultValue={kept.values[`q-${question.id}`] ?? []}
            error={problemAt(kept.problems, `q-${question.id}`)}
          />
        ))}
        <div>
          <Button type="submit" variant="primary" size="lg">
            {t('send')}
          </Button>
        </div>
      </PostForm>
    </div>
  );
}
