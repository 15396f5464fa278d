'use client';

import { Plus, X } from 'lucide-react';
import type { PolicyQuestion } from '#lib/policy/schema.ts';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { TextField } from '@/components/ui/text-field';

type Props = {
  questions: readonly PolicyQuestion[];
  /** How many the original asks. */
  wanted: number | null;
  onChange: (questions: readonly PolicyQuestion[]) => void;
};

const mostQuestions = 10;
const mostOptions = 8;
const blank: PolicyQuestion = { text: '', options: ['', ''], right: 0 };

/** A few multiple-choice questions that are asked before somebody confirms. */
export function QuestionEditor({ questions, wanted, onChange }: Props) {
  const put = (index: number, question: PolicyQuestion | null) =>
    onChange(questions.flatMap((one, at) => (at === index ? (question ? [question] : []) : [one])));
  return (
    <Panel
      title="Questions"
      description="A few, asked before people confirm, so that they notice what matters. Mark the right answer of each."
    >
      <div className="flex flex-col gap-6">
        {wanted !== null && wanted !== questions.length && (
          <p role="status" className="text-warning">
            The language that binds asks {wanted}; every language has to ask as many.
          </p>
        )}
        {questions.map((question, index) => (
          <QuestionFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place alone
            key={index}
            index={index}
            question={question}
            onChange={(next) => put(index, next)}
          />
        ))}
        <div>
          <Button
            disabledReason={questions.length >= mostQuestions ? `At most ${mostQuestions} questions.` : null}
            onClick={() => onChange([...questions, blank])}
          >
            <Plus aria-hidden />
            Add question
          </Button>
        </div>
      </div>
    </Panel>
  );
}

type FieldsProps = {
  index: number;
  question: PolicyQuestion;
  onChange: (question: PolicyQuestion | null) => void;
};

function QuestionFields({ index, question, onChange }: FieldsProps) {
  const { text, options, right } = question;
  const name = `question-${index}`;
  const setOption = (at: number, value: string) =>
    onChange({ ...question, options: options.map((one, place) => (place === at ? value : one)) });
  const removeOption = (at: number) => {
    const left = options.filter((_, place) => place !== at);
    onChange({ ...question, options: left, right: right === at ? 0 : right > at ? right - 1 : right });
  };
  return (
    <fieldset className="flex flex-col gap-3 border-b pb-5 last:border-b-0">
      <legend className="sr-only">Question {index + 1}</legend>
      <div className="flex items-end gap-2">
        <TextField
          name={name}
          label={`Question ${index + 1}`}
          value={text}
          maxLength={500}
          required
          onChange={(event) => onChange({ ...question, text: event.target.value })}
          className="flex-1"
        />
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Remove question ${index + 1}`}
          onClick={() => onChange(null)}
        >
          <X aria-hidden />
        </Button>
      </div>
      {options.map((option, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer is known by its place alone
        <div key={at} className="flex items-center gap-2">
          <input
            type="radio"
            name={`${name}-right`}
            checked={right === at}
            aria-label={`Answer ${at + 1} is right`}
            onChange={() => onChange({ ...question, right: at })}
            className="size-4 shrink-0 accent-accent pointer-coarse:size-5"
          />
          <input
            type="text"
            dir="auto"
            value={option}
            maxLength={300}
            aria-label={`Answer ${at + 1} of question ${index + 1}`}
            onChange={(event) => setOption(at, event.target.value)}
            className="control h-9 flex-1 px-2.5 pointer-coarse:h-11 pointer-coarse:text-base"
          />
          {options.length > 2 && (
            <Button
              variant="ghost"
              size="icon"
              aria-label={`Remove answer ${at + 1} of question ${index + 1}`}
              onClick={() => removeOption(at)}
            >
              <X aria-hidden />
            </Button>
          )}
        </div>
      ))}
      {options.length < mostOptions && (
        <div>
          <Button size="sm" onClick={() => onChange({ ...question, options: [...options, ''] })}>
            Add answer
          </Button>
        </div>
      )}
    </fieldset>
  );
}
