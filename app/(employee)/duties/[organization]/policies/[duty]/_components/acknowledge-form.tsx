import { dutyPaths } from '#lib/duty-paths.ts';
import { translator } from '#lib/messages/translator.ts';
import type { KeptForm } from '@/app/_request/kept-form';
import { problemAt } from '@/components/form/action-state';
import { PostForm } from '@/components/form/post-form';
import { Button } from '@/components/ui/button';
import { ChoiceGroup } from '@/components/ui/choice-field';
import { TextField } from '@/components/ui/text-field';
import type { PolicyRead } from './duty-notice';

type Props = { slug: string; read: PolicyRead; kept: KeptForm };

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

/** The questions, what is stated, and the one tap or the typed name. */
export function AcknowledgeForm({ slug, read, kept }: Props) {
  const { duty, version, text, statement, confirmation } = read;
  const t = translator('duty');
  const questions = text?.questions ?? [];
  const hidden = {
    versionId: version.id,
    sha256: version.sha256 ?? '',
    locale: text?.locale ?? 'und',
    statement,
  };
  return (
    <section
      id="acknowledge"
      aria-labelledby="acknowledge-title"
      className="scroll-mt-4 rounded-xl border bg-surface px-5 py-6 sm:px-8 print:hidden"
    >
      <h2 id="acknowledge-title" className="font-medium font-serif text-xl">
        {t('acknowledgeTitle')}
      </h2>
      <PostForm
        action={dutyPaths.acknowledge(slug, duty.id)}
        hidden={hidden}
        problems={kept.problems}
        className="mt-4"
      >
        {questions.length > 0 && <p className="text-ink-muted">{t('questionsIntro')}</p>}
        {questions.map((question, position) => (
          <ChoiceGroup
            key={question.text}
            name={`question-${position}`}
            label={<span dir="auto">{question.text}</span>}
            error={problemAt(kept.problems, `question-${position}`)}
            defaultValue={one(kept.values[`question-${position}`])}
            choices={question.options.map((option, index) => ({
              value: String(index),
              label: (
                <span dir="auto" className="font-normal">
                  {option}
                </span>
              ),
            }))}
            required
          />
        ))}
        <blockquote dir="auto" className="border-s-4 border-accent-line ps-4 font-serif text-lg">
          {statement}
        </blockquote>
        {confirmation === 'name' && (
          <TextField
            name="typedName"
            label={t('typedName')}
            hint={t('typedNameHint')}
            defaultValue={one(kept.values.typedName)}
            error={problemAt(kept.problems, 'typedName')}
            autoComplete="name"
            maxLength={200}
            required
          />
        )}
        <div>
          <Button type="submit" variant="primary" size="lg" className="max-sm:w-full">
            {t('acknowledge')}
          </Button>
        </div>
        <p className="text-ink-muted text-sm">{t('whatIsKept')}</p>
      </PostForm>
    </section>
  );
}
