'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import type { Problem } from '#lib/errors.ts';
import { problemAt } from '../form/action-state';
import { FormActions } from '../form/form-section';
import { ProblemList } from '../form/problem-list';
import { Button } from '../ui/button';
import { ChoiceGroup, SwitchField } from '../ui/choice-field';
import { LinkButton } from '../ui/link-button';
import { Progress } from '../ui/progress';
import { DateField, TextareaField, TextField } from '../ui/text-field';
import { ControlChoice, type ControlOption } from './control-choice';
import { sendParts } from './send-parts';

type Values = Readonly<Record<string, string | string[]>>;

type FormProps = {
  action: string;
  uploadsUrl: string;
  today: string;
  /** The kind of a revision is that of its item. */
  kind?: 'file' | 'link' | 'record';
  hidden: Readonly<Record<string, string>>;
  controls: readonly ControlOption[];
  chosen: readonly string[];
  /** Where whoever thinks better of it goes. */
  backHref: string;
  /** A new item has a title and controls; a revision has those of its item. */
  revision: boolean;
  values: Values;
  problems: readonly Problem[];
};

const kinds = [
  { value: 'file', label: 'File', hint: 'Any kind, up to 100 MB. It is not virus-scanned.' },
  { value: 'link', label: 'Link', hint: 'The address of a page that shows it.' },
  { value: 'record', label: 'Record', hint: 'A few facts, written down.' },
] as const;

type Answer = { href?: string; message?: string | null; problems?: readonly Problem[] };

/** The form for new evidence and for revisions: a plain form, which script improves by sending files in parts. */
export function EvidenceForm(props: FormProps) {
  const router = useRouter();
  const [problems, setProblems] = useState(props.problems);
  const [message, setMessage] = useState<string | null>(null);
  const [sending, setSending] = useState<{ name: string; sent: number; size: number } | null>(null);
  const [pending, setPending] = useState(false);
  // A file that is there already is not sent again when the form is put right.
  const uploaded = useRef<{ file: File; uploadId: string } | null>(null);
  const value = (name: string, otherwise = '') => {
    const given = props.values[name];
    return (Array.isArray(given) ? given[0] : given) ?? otherwise;
  };
  const field = (name: string) => ({ name, error: problemAt(problems, name), defaultValue: value(name) });
  const kind = props.kind ?? value('kind', 'file');

  const upload = async (data: FormData): Promise<string | null> => {
    const file = data.get('file');
    data.delete('file');
    if (data.get('kind') !== 'file' || !(file instanceof File) || file.size === 0) return null;
    if (uploaded.current?.file !== file) {
      const progress = (sent: number) => setSending({ name: file.name, sent, size: file.size });
      const result = await sendParts(props.uploadsUrl, file, progress).ended;
      if (!result.ok) return result.message;
      uploaded.current = { file, uploadId: result.uploadId };
    }
    data.set('uploadId', uploaded.current.uploadId);
    return null;
  };

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    setPending(true);
    const failure = await upload(data);
    setSending(null);
    const headers = { accept: 'application/json' };
    const answer: Answer = failure
      ? { message: failure }
      : await fetch(props.action, { method: 'POST', body: data, headers })
          .then((response) => response.json())
          .catch(() => ({ message: 'The connection broke. Please try again.' }));
    setPending(false);
    if (answer.href) return router.push(answer.href);
    setProblems(answer.problems ?? []);
    setMessage(answer.message ?? null);
  };

  return (
    <form
      method="post"
      action={props.action}
      encType="multipart/form-data"
      onSubmit={send}
      noValidate
      className="group flex max-w-2xl flex-col gap-5"
    >
      {Object.entries(props.hidden).map(([name, text]) => (
        <input key={name} type="hidden" name={name} value={text} />
      ))}
      <ProblemList message={message} problems={problems} />
      {!props.revision && <TextField {...field('title')} label="Title" required maxLength={200} />}
      {props.kind ? (
        <input type="hidden" name="kind" value={props.kind} />
      ) : (
        <ChoiceGroup name="kind" label="What it is" choices={kinds} defaultValue={kind} />
      )}
      {(!props.kind || props.kind === 'file') && (
        <TextField
          name="file"
          type="file"
          label="File"
          optionalNote=""
          error={problemAt(problems, 'file')}
          hint="What kind of file it is, its content decides."
          className="group-has-[[name=kind][value=link]:checked]:hidden group-has-[[name=kind][value=record]:checked]:hidden"
        />
      )}
      {(!props.kind || props.kind === 'link') && (
        <TextField
          {...field('url')}
          type="url"
          dir="ltr"
          label="Link"
          optionalNote=""
          placeholder="https://"
          className="group-has-[[name=kind][value=file]:checked]:hidden group-has-[[name=kind][value=record]:checked]:hidden"
        />
      )}
      {(!props.kind || props.kind === 'record') && (
        <TextareaField
          {...field('record')}
          label="Record"
          optionalNote=""
          hint="One fact on each line, as “name: value”."
          className="group-has-[[name=kind][value=file]:checked]:hidden group-has-[[name=kind][value=link]:checked]:hidden"
        />
      )}
      {!props.revision && props.controls.length === 0 && props.hidden.controlIds === undefined && (
        <p className="text-ink-muted">
          There is no control yet that it could prove. It can be put to one later.
        </p>
      )}
      {!props.revision && props.controls.length > 0 && (
        <ControlChoice
          controls={props.controls}
          chosen={props.chosen}
          error={problemAt(problems, 'controlIds')}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField
          {...field('collectedOn')}
          label="Collected on"
          hint="The day on which it was true."
          defaultValue={value('collectedOn', props.today)}
          max={props.today}
          required
        />
        <DateField {...field('validUntilOn')} label="Valid until" hint="Empty: without an end of its own." />
        <DateField {...field('periodStartOn')} label="Period from" />
        <DateField {...field('periodEndOn')} label="Period to" />
      </div>
      <TextField
        {...field('source')}
        label="Source"
        hint="The system or person it comes from."
        maxLength={200}
      />
      <TextareaField {...field('procedure')} label="How it was collected" rows={2} maxLength={2000} />
      <SwitchField
        name="automated"
        label="Collected automatically"
        defaultChecked={value('automated') === 'on'}
      />
      <TextareaField {...field('note')} label="Note" rows={2} maxLength={2000} />
      {sending && (
        <Progress
          label={sending.name}
          value={Math.min(sending.sent, sending.size)}
          max={Math.max(1, sending.size)}
        />
      )}
      <FormActions>
        <Button type="submit" variant="primary" pending={pending}>
          {props.revision ? 'Add revision' : 'Add evidence'}
        </Button>
        <LinkButton href={props.backHref}>Cancel</LinkButton>
      </FormActions>
    </form>
  );
}
