'use client';

import type { RefObject } from 'react';
import { useProblem } from '@/components/form/action-form';
import { TextareaField } from '@/components/ui/text-field';

type Props = {
  area: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onChange: (text: string) => void;
  /** Names of the fields that can be put in. */
  fields: readonly string[];
};

/** The Markdown of the agreement, with buttons that put a field where the cursor is. */
export function TextEditor({ area, value, onChange, fields }: Props) {
  const insert = (name: string) => {
    const at = area.current?.selectionStart ?? value.length;
    const end = area.current?.selectionEnd ?? at;
    onChange(`${value.slice(0, at)}{{${name}}}${value.slice(end)}`);
    area.current?.focus();
  };
  return (
    <div className="flex flex-col gap-2">
      <TextareaField
        ref={area}
        name="text"
        label="Text"
        hint="Markdown: # for headings, 1. for numbered clauses, **bold**."
        error={useProblem('text')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        required
        rows={24}
        spellCheck
        className="[&_textarea]:max-h-[60dvh] [&_textarea]:font-mono [&_textarea]:text-[0.8125rem] [&_textarea]:leading-relaxed"
      />
      <div className="flex flex-wrap items-center gap-1.5 text-xs">
        <span className="text-ink-muted">Put in:</span>
        {fields.map((name) => (
          <button
            key={name}
            type="button"
            onClick={() => insert(name)}
            className="rounded-sm border bg-surface px-1.5 py-0.5 font-mono hover:border-line-strong hover:bg-sunken pointer-coarse:py-2"
          >
            {`{{${name}}}`}
          </button>
        ))}
      </div>
    </div>
  );
}
