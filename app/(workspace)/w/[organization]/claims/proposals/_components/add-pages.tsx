'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Button } from '@/components/ui/button';
import { FileDrop } from '@/components/ui/file-drop';
import { Panel } from '@/components/ui/panel';
import { TextareaField, TextField } from '@/components/ui/text-field';
import { useToast } from '@/components/ui/toast';
import { type Source, sendPage } from './send-page';

const pasted = (): Source => ({ key: 'pasted', label: '', address: '', file: null, text: '', problem: null });

function sourceOf(file: File): Source {
  const label = file.name.replace(/\.[^.]+$/, '').slice(0, 120);
  return { key: crypto.randomUUID(), label, address: '', file, text: '', problem: null };
}

/** Takes pages that are published already: one as pasted text, or any number as files. */
export function AddPages({ organization }: { organization: string }) {
  const router = useRouter();
  const toast = useToast();
  const [paste, setPaste] = useState(pasted);
  const [files, setFiles] = useState<readonly Source[]>([]);
  const [pending, startTransition] = useTransition();
  const given = files.length > 0 ? files : [paste];

  const tell = (key: string, change: Partial<Source>) => {
    if (key === 'pasted') setPaste((now) => ({ ...now, ...change }));
    else setFiles((now) => now.map((one) => (one.key === key ? { ...one, ...change } : one)));
  };

  const send = async () => {
    const read: string[] = [];
    for (const source of given) {
      tell(source.key, { problem: null });
      const answer = await sendPage(organization, source);
      if ('problem' in answer) {
        tell(source.key, { problem: answer.problem });
        continue;
      }
      read.push(answer.pageId);
      if (given.length === 1) return router.push(workspacePaths.proposalPage(organization, answer.pageId));
      setFiles((now) => now.filter(({ key }) => key !== source.key));
    }
    if (read.length > 0) toast(`${formatPlural(read.length, 'page', 'pages')} read.`);
    router.refresh();
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) startTransition(send);
  };

  return (
    <form onSubmit={submit} noValidate>
      <Panel
        title="Give a page"
        footer="HTML, Markdown or plain text, up to 4 MB. Nothing of the page is run, and nothing is sent anywhere."
      >
        <div className="flex flex-col gap-4">
          {files.length === 0 ? (
            <PasteFields source={paste} onChange={(change) => tell(paste.key, change)} />
          ) : (
            <ul className="flex flex-col gap-4">
              {files.map((source) => (
                <FileFields
                  key={source.key}
                  source={source}
                  onChange={(change) => tell(source.key, change)}
                  onRemove={() => setFiles((now) => now.filter(({ key }) => key !== source.key))}
                />
              ))}
            </ul>
          )}
          <FileDrop
            label={files.length === 0 ? 'Or choose files' : 'Choose more files'}
            hint="One page each: .html, .md or .txt"
            accept=".html,.htm,.xhtml,.md,.markdown,.txt,text/html,text/markdown,text/plain"
            multiple
            onFiles={(chosen) => setFiles((now) => [...now, ...chosen.map(sourceOf)].slice(0, 20))}
          />
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" variant="primary" pending={pending}>
              {files.length > 1 ? `Read ${files.length} pages` : 'Read the page'}
            </Button>
            <p role="status" className="text-ink-muted">
              {pending && 'Reading …'}
            </p>
          </div>
        </div>
      </Panel>
    </form>
  );
}

type FieldsProps = { source: Source; onChange: (change: Partial<Source>) => void };

function NameFields({ source, onChange }: FieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        id={`label-${source.key}`}
        name="label"
        label="Name of the page"
        hint="How you and your colleagues call it."
        value={source.label}
        maxLength={120}
        required
        onChange={(event) => onChange({ label: event.target.value })}
      />
      <TextField
        id={`address-${source.key}`}
        name="address"
        label="Address"
        hint="Where it is published, like https://company.com/security."
        type="url"
        value={source.address}
        onChange={(event) => onChange({ address: event.target.value })}
      />
    </div>
  );
}

function PasteFields({ source, onChange }: FieldsProps) {
  return (
    <>
      <TextareaField
        name="text"
        label="Text of the page"
        hint="Paste what stands there, or its source."
        rows={8}
        className="[&_textarea]:max-h-96"
        value={source.text}
        required
        error={source.problem}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <NameFields source={source} onChange={onChange} />
    </>
  );
}

function FileFields({ source, onChange, onRemove }: FieldsProps & { onRemove: () => void }) {
  return (
    <li className="rounded-lg border p-4">
      <div className="mb-3 flex items-center justify-between gap-3">
        <p className="wrap-anywhere min-w-0 font-medium">
          <bdi>{source.file?.name}</bdi>
        </p>
        <Button size="sm" variant="ghost" aria-label={`Remove ${source.file?.name}`} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      </div>
      <NameFields source={source} onChange={onChange} />
      {source.problem && (
        <p role="alert" className="mt-3 text-danger text-xs">
          {source.problem}
        </p>
      )}
    </li>
  );
}
