'use client';

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type Lesson, mostLessons } from '#lib/training/schema.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { MarkdownText } from '@/components/markdown/markdown-text';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { TextareaField, TextField } from '@/components/ui/text-field';
import { changeLessonsAction } from '../../actions';

type Draft = Lesson & { key: string };
type Props = { organization: string; courseId: string; revision: number; lessons: readonly Lesson[] };

const draftOf = (lesson: Lesson): Draft => ({ ...lesson, key: crypto.randomUUID() });

/** Lessons one below the other, each with what it will look like beside it. */
export function LessonsEditor({ organization, courseId, revision, lessons }: Props) {
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    (lessons.length > 0 ? lessons : [{ title: '', body: '' }]).map((lesson, index) => ({
      ...lesson,
      key: String(index),
    })),
  );
  const change = (key: string, change: Partial<Lesson>) =>
    setDrafts((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const move = (index: number, by: 1 | -1) =>
    setDrafts((all) => {
      const moved = all.filter((_, at) => at !== index);
      const lesson = all[index];
      return lesson ? moved.toSpliced(index + by, 0, lesson) : all;
    });
  const sent = JSON.stringify(drafts.map(({ title, body }) => ({ title, body })));
  return (
    <ActionForm action={changeLessonsAction.bind(null, organization, courseId)}>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="lessons" value={sent} />
      {drafts.map(({ key, title, body }, index) => (
        <Panel
          key={key}
          title={`Lesson ${index + 1}`}
          actions={
            <>
              <Button
                size="icon"
                variant="ghost"
                aria-label={`Move lesson ${index + 1} up`}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <ArrowUp aria-hidden />
              </Button>
              <Button
                size="icon"
                variant="ghost"
                aria-label={`Move lesson ${index + 1} down`}
                disabled={index === drafts.length - 1}
                onClick={() => move(index, 1)}
              >
                <ArrowDown aria-hidden />
              </Button>
              <Button
                size="icon"
                variant="ghost"
                aria-label={`Remove lesson ${index + 1}`}
                onClick={() => setDrafts((all) => all.filter((one) => one.key !== key))}
              >
                <Trash2 aria-hidden />
              </Button>
            </>
          }
        >
          <div className="grid gap-5 lg:grid-cols-2">
            <div className="flex min-w-0 flex-col gap-4">
              <TextField
                name={`title-${key}`}
                label="Title"
                required
                maxLength={200}
                value={title}
                onChange={(event) => change(key, { title: event.target.value })}
              />
              <TextareaField
                name={`body-${key}`}
                label="Text"
                hint="Markdown."
                required
                rows={12}
                value={body}
                onChange={(event) => change(key, { body: event.target.value })}
              />
            </div>
            <div className="min-w-0 rounded-md border bg-canvas p-4">
              <p className="mb-2 text-ink-muted text-xs">Preview</p>
              <MarkdownText text={body} headingLevel={3} prefix={null} />
            </div>
          </div>
        </Panel>
      ))}
      <div>
        <Button
          disabled={drafts.length >= mostLessons}
          onClick={() => setDrafts((all) => [...all, draftOf({ title: '', body: '' })])}
        >
          <Plus aria-hidden />
          Add lesson
        </Button>
      </div>
      <FormActions>
        <SubmitButton>Save lessons</SubmitButton>
        <LinkButton href={trainingPaths.course(organization, courseId)}>Cancel</LinkButton>
      </FormActions>
    </ActionForm>
  );
}
