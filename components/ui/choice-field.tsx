import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';
import { FieldError, type FieldProps, fieldAria, fieldId } from './field';

/** Attributes of a checkbox or switch. */
export type CheckboxFieldProps = FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps | 'type'>;

const box = 'mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5';

/** A checkbox with its label to the right. */
export function CheckboxField({ name, id, label, hint, error, className, ...input }: CheckboxFieldProps) {
  const field = { name, id, hint, error };
  return (
    <Choice {...field} label={label} className={className}>
      <input {...input} {...fieldAria(field)} type="checkbox" className={box} />
    </Choice>
  );
}

/** A setting that is on or off: a native checkbox that is drawn and announced as a switch. */
export function SwitchField({ name, id, label, hint, error, className, ...input }: CheckboxFieldProps) {
  const field = { name, id, hint, error };
  return (
    <Choice {...field} label={label} className={className}>
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state (HTML AAM) */}
      <input {...input} {...fieldAria(field)} type="checkbox" role="switch" className="switch" />
    </Choice>
  );
}

function Choice({ name, id, label, hint, error, className, children }: FieldProps & { children: ReactNode }) {
  const control = id ?? fieldId(name);
  return (
    <div className={classes('flex flex-col gap-1', className)}>
      <div className="flex items-start gap-2.5">
        {children}
        <div className="min-w-0">
          <label htmlFor={control} className="font-medium">
            {label}
          </label>
          {hint && (
            <p id={`${control}-hint`} className="text-[0.857em] text-ink-muted">
              {hint}
            </p>
          )}
        </div>
      </div>
      <FieldError id={control} error={error} />
    </div>
  );
}

/** One choice of a group. */
export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

/** Attributes of a group of radio buttons or of checkboxes that share one name. */
export type ChoiceGroupProps = FieldProps & {
  choices: readonly Choice[];
  /** `checkbox` lets several be chosen; all are sent under the same name. */
  type?: 'radio' | 'checkbox';
  defaultValue?: string | readonly string[];
  required?: boolean;
};

/** One of a few (radio) or some of a few (checkbox), each with its own line of explanation. */
export function ChoiceGroup({ name, id, label, hint, error, className, ...group }: ChoiceGroupProps) {
  const { choices, type = 'radio', defaultValue = [], required } = group;
  const chosen = typeof defaultValue === 'string' ? [defaultValue] : defaultValue;
  const base = id ?? fieldId(name);
  const { 'aria-describedby': described, 'aria-invalid': invalid } = fieldAria({ name, id, hint, error });
  return (
    <fieldset aria-describedby={described} className={classes('flex flex-col gap-2', className)}>
      <legend className="mb-1 font-medium">{label}</legend>
      {hint && (
        <p id={`${base}-hint`} className="-mt-1.5 text-[0.857em] text-ink-muted">
          {hint}
        </p>
      )}
      {choices.map((choice, index) => {
        // The first control bears the group's own id: a problem list links there.
        const control = index === 0 ? base : `${base}-${choice.value}`;
        return (
          <label
            key={choice.value}
            htmlFor={control}
            className="flex items-start gap-2.5 rounded-md border bg-surface px-3 py-2.5 has-disabled:bg-sunken has-checked:border-accent-text has-disabled:text-ink-muted"
          >
            <input
              id={control}
              type={type}
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
              disabled={choice.disabled}
              required={type === 'radio' ? required : undefined}
              aria-invalid={invalid}
              className={box}
            />
            <span className="min-w-0">
              <span className="block font-medium">{choice.label}</span>
              {choice.hint && <span className="block text-[0.857em] text-ink-muted">{choice.hint}</span>}
            </span>
          </label>
        );
      })}
      <FieldError id={base} error={error} />
    </fieldset>
  );
}
