'use client';

import { Plus, Trash2 } from 'lucide-react';
import type { Quiz } from '#lib/training/quiz.ts';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { TextareaField, TextField } from '@/components/ui/text-field';

type Question = Quiz[number];
type Option = Question['options'][number];

/** An answer to be written. */
export function emptyOption(): Option {
  return { id: crypto.randomUUID(), text: '', right: false };
}

type Props = {
  number: number;
  question: Question;
  onChange: (question: Question) => void;
  onRemove: () => void;
};

/** One question with its answers. */
export function QuestionFields({ number, question, onChange, onRemove }: Props) {
  const { id, text, options, explanation } = question;
  const changeOption = (option: Option) =>
    onChange({ ...question, options: options.map((one) => (one.id === option.id ? option : one)) });
  return (
    <Panel
      title={`Question ${number}`}
      actions={
        <Button size="icon" variant="ghost" aria-label={`Remove question ${number}`} onClick={onRemove}>
          <Trash2 aria-hidden />
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField
          name={`text-${id}`}
          label="Question"
          required
          maxLength={500}
          value={text}
          onChange={(event) => onChange({ ...question, text: event.target.value })}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">Answers</legend>
          {options.map((option, index) => (
            <div key={option.id} className="flex items-center gap-2.5">
              <input
                type="checkbox"
                aria-label={`Answer ${index + 1} is right`}
                className="size-4 shrink-0 accent-accent pointer-coarse:size-5"
                checked={option.right}
                onChange={(event) => changeOption({ ...option, right: event.target.checked })}
              />
              <input
                type="text"
                dir="auto"
                aria-label={`Answer ${index + 1}`}
                maxLength={300}
                className="control h-[2.6em] min-w-0 flex-1 px-2.5 pointer-coarse:h-11"
                value={option.text}
                onChange={(event) => changeOption({ ...option, text: event.target.value })}
              />
              <Button
                size="icon"
                variant="ghost"
                disabled={options.length <= 2}
                aria-label={`Remove answer ${index + 1}`}
                onClick={() =>
                  onChange({ ...question, options: options.filter((one) => one.id !== option.id) })
                }
              >
                <Trash2 aria-hidden />
              </Button>
            </div>
          ))}
          <div>
            <Button
              size="sm"
              variant="ghost"
              disabled={options.length >= 8}
              onClick={() => onChange({ ...question, options: [...options, emptyOption()] })}
            >
              <Plus aria-hidden />
              Add answer
            </Button>
          </div>
        </fieldset>
        <TextareaField
          name={`explanation-${id}`}
          label="Explanation"
          rows={2}
          maxLength={1000}
          value={explanation}
          onChange={(event) => onChange({ ...question, explanation: event.target.value })}
        />
      </div>
    </Panel>
  );
}
