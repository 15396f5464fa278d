'use client';

import { useId } from 'react';

type Value = { value: string; count: number };

type Props = {
  label: string;
  /** Values that somebody has today, with how many. */
  known: readonly Value[];
  chosen: readonly string[];
  onChange: (values: readonly string[]) => void;
};

/** Any of the values of one field. What is chosen but nobody has stays in sight: a team may have been renamed. */
export function ValueChoice({ label, known, chosen, onChange }: Props) {
  const id = useId();
  const gone = chosen.filter((value) => !known.some((one) => one.value === value));
  const values = [...gone.map((value) => ({ value, count: 0 })), ...known];
  return (
    <fieldset>
      <legend className="mb-1 font-medium">
        {label} <span className="font-normal text-[0.857em] text-ink-muted">any of</span>
      </legend>
      {values.length === 0 ? (
        <p className="text-ink-muted">Nobody in the directory has one.</p>
      ) : (
        <div className="max-h-56 overflow-y-auto rounded-md border bg-surface p-1">
          {values.map(({ value, count }, index) => (
            <label
              key={value}
              htmlFor={`${id}-${index}`}
              className="flex items-center gap-2.5 rounded-sm px-2 py-1.5 hover:bg-sunken pointer-coarse:py-2.5"
            >
              <input
                id={`${id}-${index}`}
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={(event) =>
                  onChange(
                    event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value),
                  )
                }
                className="size-4 shrink-0 accent-accent"
              />
              <bdi className="wrap-anywhere min-w-0 grow">{value}</bdi>
              <span className={count === 0 ? 'text-warning text-xs' : 'text-ink-muted text-xs tabular-nums'}>
                {count === 0 ? 'nobody' : count}
              </span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
