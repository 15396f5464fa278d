'use client';

import { classes } from '@/components/ui/classes';

type Props<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  tabs: readonly { value: Value; label: string; className?: string }[];
};

/** Faces of one editor, of which one is shown: nothing in them is lost by changing. */
export function ChoiceTabs<Value extends string>({ label, value, onChange, tabs }: Props<Value>) {
  return (
    <fieldset className="flex flex-wrap gap-x-5 border-b">
      <legend className="sr-only">{label}</legend>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          aria-pressed={tab.value === value}
          onClick={() => onChange(tab.value)}
          className={classes(
            '-mb-px h-9 border-b-2 px-0.5 pointer-coarse:h-11',
            tab.value === value
              ? 'border-accent-text font-medium text-ink'
              : 'border-transparent text-ink-muted hover:border-line-strong hover:text-ink',
            tab.className,
          )}
        >
          {tab.label}
        </button>
      ))}
    </fieldset>
  );
}
