import { dutyPaths } from '#lib/duty-paths.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { KeptForm } from '@/app/_request/kept-form';
import { problemAt } from '@/components/form/action-state';
import { PostForm } from '@/components/form/post-form';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextareaField } from '@/components/ui/text-field';
import type { PolicyRead } from './duty-notice';

type Props = { slug: string; read: PolicyRead; open: boolean; asked: boolean; kept: KeptForm };

/** What the reader asked and was answered, and a way to ask the policy's owner instead of acknowledging at once. */
export function QuestionToOwner({ slug, read, open, asked, kept }: Props) {
  const { duty, questions } = read;
  const t = translator('duty');
  const text = kept.values.text;
  if (!open && questions.length === 0) return null;
  return (
    <section id="question" aria-labelledby="question-title" className="scroll-mt-4 print:hidden">
      <h2 id="question-title" className="font-medium font-serif text-xl">
        {t('question.title')}
      </h2>
      {asked && (
        <Callout tone="positive" role="status" className="mt-3" title={t('question.sent')}>
          {t('question.sentHint')}
        </Callout>
      )}
      <ul className="mt-3 flex flex-col gap-3 empty:hidden">
        {questions.map((one) => (
          <li key={one.id} className="rounded-lg border bg-surface px-4 py-3">
            <p dir="auto" className="whitespace-pre-line break-words">
              {one.text}
            </p>
            {one.answer ? (
              <p dir="auto" className="mt-2 whitespace-pre-line break-words border-s-2 ps-3">
                {one.answer}
              </p>
            ) : (
              <p className="mt-1 text-ink-muted text-sm">
                {t('question.waiting', { date: formatDate(one.askedAt) })}
              </p>
            )}
          </li>
        ))}
      </ul>
      {open && (
        <details className="mt-3" open={kept.problems.length > 0}>
          <summary className="cursor-pointer py-2 underline underline-offset-[3px]">
            {t('question.open')}
          </summary>
          <PostForm
            action={dutyPaths.ownQuestion(slug, duty.id)}
            problems={kept.problems}
            label={t('question.title')}
            className="mt-3"
          >
            <TextareaField
              name="text"
              label={t('question.label')}
              hint={t('question.hint')}
              defaultValue={typeof text === 'string' ? text : ''}
              error={problemAt(kept.problems, 'text')}
              maxLength={2000}
              required
            />
            <div>
              <Button type="submit">{t('question.send')}</Button>
            </div>
          </PostForm>
        </details>
      )}
    </section>
  );
}
