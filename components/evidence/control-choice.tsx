'use client';

import { useState } from 'react';
import { formatNumber } from '#lib/format.ts';

/** A control that evidence can be for. */
export type ControlOption = { id: string; identifier: string; title: string };

type ChoiceProps = { controls: readonly ControlOption[]; chosen: readonly string[]; error: string | null };

const manyControls = 12;

/** Any number of controls, in a list that scrolls and, where it is long, can be searched; without script it is whole. */
export function ControlChoice({ controls, chosen, error }: ChoiceProps) {
  const [words, setWords] = useState('');
  const [count, setCount] = useState(chosen.length);
  const first = controls.toSorted((a, b) => Number(chosen.includes(b.id)) - Number(chosen.includes(a.id)));
  const wanted = words.trim().toLowerCase();
  const matches = ({ identifier, title }: ControlOption) =>
    `${identifier} ${title}`.toLowerCase().includes(wanted);
  return (
    <fieldset aria-describedby={error ? 'field-controlIds-error' : undefined}>
      <legend className="mb-1 font-medium">Controls that it proves</legend>
      {controls.length > manyControls && (
        <input
          type="search"
          dir="auto"
          aria-label="Narrow the controls"
          placeholder="Narrow by identifier or title"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          // Enter here means "look", not "send the form".
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          className="control mb-1.5 h-9 px-2.5 pointer-coarse:h-11 pointer-coarse:text-base"
        />
      )}
      <div
        className="max-h-60 overflow-y-auto rounded-md border bg-surface"
        onChange={(event) =>
          setCount(event.currentTarget.querySelectorAll('input[name="controlIds"]:checked').length)
        }
      >
        {first.map((control) => (
          <label
            key={control.id}
            hidden={!matches(control)}
            className="flex items-start gap-2.5 border-b px-3 py-2 last:border-b-0 hover:bg-sunken [&[hidden]]:hidden"
          >
            <input
              type="checkbox"
              name="controlIds"
              value={control.id}
              defaultChecked={chosen.includes(control.id)}
              className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5"
            />
            <span dir="auto" className="wrap-anywhere min-w-0">
              <span className="font-medium">{control.identifier}</span> {control.title}
            </span>
          </label>
        ))}
        {!first.some(matches) && <p className="px-3 py-2 text-ink-muted">No control matches.</p>}
      </div>
      <p role="status" className="mt-1 text-ink-muted text-xs">
        {count > 0 && `${formatNumber(count)} chosen`}
      </p>
      {error && (
        <p id="field-controlIds-error" className="mt-1 text-danger text-xs">
          {error}
        </p>
      )}
    </fieldset>
  );
}
