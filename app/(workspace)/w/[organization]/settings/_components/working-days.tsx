'use client';

import { useProblem } from '@/components/form/action-form';
import { FieldError, fieldId } from '@/components/ui/field';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const name = 'workingDays';

/** The days of the week on which somebody decides: 1 is Monday. */
export function WorkingDays({ defaultValue }: { defaultValue: readonly number[] }) {
  const id = fieldId(name);
  const problem = useProblem(name);
  return (
    <fieldset>
      <legend className="mb-2 font-medium">Working days</legend>
      <div className="flex flex-wrap gap-2">
        {days.map((label, index) => (
          <label
            key={label}
            className="flex items-center gap-2 rounded-md border bg-surface px-2.5 py-1.5 has-checked:border-accent-text pointer-coarse:py-2.5"
          >
            <input
              id={index === 0 ? id : undefined}
              type="checkbox"
              name={name}
              value={index + 1}
              defaultChecked={defaultValue.includes(index + 1)}
              aria-label={label}
              aria-invalid={problem ? true : undefined}
              className="size-4 accent-accent"
            />
            <span aria-hidden>{label.slice(0, 3)}</span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={problem} />
    </fieldset>
  );
}
