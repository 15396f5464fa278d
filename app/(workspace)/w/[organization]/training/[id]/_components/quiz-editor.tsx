'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Quiz } from '#lib/training/quiz.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { changeQuizAction } from '../../actions';
import { emptyOption, QuestionFields } from './question-fields';

type Props = { organization: string; courseId: string; revision: number; quiz: Quiz };

/** Questions one below the other, each with its answers and what explains them. */
export function QuizEditor({ organization, courseId, revision, quiz }: Props) {
  const [questions, setQuestions] = useState<Quiz>(quiz);
  const add = () => {
    const options = [emptyOption(), emptyOption()];
    setQuestions((all) => [...all, { id: crypto.randomUUID(), text: '', explanation: '', options }]);
  };
  return (
    <ActionForm action={changeQuizAction.bind(null, organization, courseId)}>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="quiz" value={JSON.stringify(questions)} />
      {questions.map((question, index) => (
        <QuestionFields
          key={question.id}
          number={index + 1}
          question={question}
          onChange={(changed) =>
            setQuestions((all) => all.map((one) => (one.id === question.id ? changed : one)))
          }
          onRemove={() => setQuestions((all) => all.filter((one) => one.id !== question.id))}
        />
      ))}
      {questions.length === 0 && (
        <p className="text-ink-muted">Without questions a course is done by reading its lessons.</p>
      )}
      <div>
        <Button onClick={add}>
          <Plus aria-hidden />
          Add question
        </Button>
      </div>
      <FormActions>
        <SubmitButton>Save quiz</SubmitButton>
        <LinkButton href={trainingPaths.course(organization, courseId)}>Cancel</LinkButton>
      </FormActions>
    </ActionForm>
  );
}
