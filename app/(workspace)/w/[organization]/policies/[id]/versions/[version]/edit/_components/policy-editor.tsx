'use client';

import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { MarkdownEditor, type MarkdownEditorHandle } from '@/components/markdown/markdown-editor';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { ChoiceTabs } from './choice-tabs';
import { DraftState } from './draft-state';
import { LeaveGuard } from './leave-guard';
import { PictureButton } from './picture-button';
import { Preview } from './preview';
import { QuestionEditor } from './question-editor';
import { RefusedSave } from './refused-save';
import { type DraftText, useDraft } from './use-draft';

type Props = {
  saveHref: string;
  /** Where a new picture is sent to. */
  picturesHref: string;
  /** Where pictures of the text are shown; the picture's id is put after it. */
  pictureHref: string;
  text: DraftText & { seen: string | null };
  /** How many questions the original asks, for other languages. */
  questionsWanted: number | null;
};

type Face = 'write' | 'preview' | 'questions';

/** Writing beside how it will read; on a phone one after the other. */
export function PolicyEditor(props: Props) {
  const { saveHref, picturesHref, pictureHref, text: first, questionsWanted } = props;
  const { text, status, unsaved, change, save, letGo } = useDraft(saveHref, first);
  const [face, setFace] = useState<Face>('write');
  const [begun] = useState(first.body);
  const editor = useRef<MarkdownEditorHandle>(null);
  const body = useDeferredValue(text.body);
  const wide = face === 'questions' ? 'hidden' : '';

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      save();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [save]);

  return (
    <div className="flex flex-col gap-4">
      <LeaveGuard active={unsaved} />
      <RefusedSave status={status} text={text} onSave={save} onLoad={letGo} />
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          name="title"
          label="Title in this language"
          value={text.title}
          maxLength={200}
          required
          lang={text.locale}
          onChange={(event) => change({ title: event.target.value })}
          className="min-w-0 flex-1 basis-72"
        />
        <div className="flex items-center gap-3 pb-0.5">
          <Button variant="primary" pending={status.state === 'saving'} onClick={save}>
            Save
          </Button>
          <DraftState status={status} />
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <ChoiceTabs
          label="Faces of the editor"
          value={face}
          onChange={setFace}
          tabs={[
            { value: 'write', label: 'Write' },
            { value: 'preview', label: 'Preview', className: 'xl:hidden' },
            { value: 'questions', label: `Questions (${text.questions.length})` },
          ]}
        />
        {face !== 'questions' && (
          <PictureButton
            href={picturesHref}
            onPicture={(markdown) => editor.current?.insert(`\n\n${markdown}\n\n`)}
          />
        )}
      </div>
      <div className={`grid gap-5 xl:grid-cols-2 ${wide}`}>
        <section
          aria-label="Text"
          className={`h-[70dvh] overflow-hidden rounded-lg border ${face === 'preview' ? 'hidden xl:block' : ''}`}
        >
          <MarkdownEditor
            label="Text in Markdown"
            initial={begun}
            language={text.locale}
            onChange={(next) => change({ body: next })}
            handle={editor}
          />
        </section>
        <Preview
          body={body}
          language={text.locale}
          pictureHref={pictureHref}
          className={face === 'preview' ? '' : 'hidden xl:block'}
        />
      </div>
      {face === 'questions' && (
        <QuestionEditor
          questions={text.questions}
          wanted={questionsWanted}
          onChange={(questions) => change({ questions })}
        />
      )}
    </div>
  );
}
