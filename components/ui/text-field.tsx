import type { ComponentProps } from 'react';
import { classes } from './classes';
import { Field, type FieldProps, fieldAria } from './field';

type Own<Tag extends 'input' | 'textarea' | 'select'> = FieldProps &
  Omit<ComponentProps<Tag>, keyof FieldProps>;

/** Attributes of a one-line text field. */
export type TextFieldProps = Own<'input'> & { optionalNote?: FieldProps['hint'] };

// The browser's own button, as one of ours.
const fileLine =
  'h-auto py-1 ps-1 file:me-3 file:h-7 file:rounded-sm file:border file:bg-canvas file:px-2.5 file:font-medium';
const line = 'control h-[2.6em] px-2.5 pointer-coarse:h-11 pointer-coarse:text-base';

/** One line of text: also e-mail, number, password, file by `type`. */
export function TextField({
  name,
  id,
  label,
  hint,
  error,
  className,
  optionalNote,
  ...input
}: TextFieldProps) {
  const field = { name, id, label, hint, error, className, optionalNote, required: input.required };
  return (
    <Field {...field}>
      <input
        type="text"
        dir="auto"
        {...input}
        {...fieldAria(field)}
        className={input.type === 'file' ? classes(line, fileLine) : line}
      />
    </Field>
  );
}

/** A calendar day, sent as YYYY-MM-DD. */
export function DateField(props: Omit<TextFieldProps, 'type'>) {
  return <TextField {...props} type="date" dir="ltr" className={classes('max-w-48', props.className)} />;
}

/** Attributes of a text area. */
export type TextareaFieldProps = Own<'textarea'> & { optionalNote?: FieldProps['hint'] };

/** Several lines of text; grows with what is typed. */
export function TextareaField({
  name,
  id,
  label,
  hint,
  error,
  className,
  optionalNote,
  ...area
}: TextareaFieldProps) {
  const field = { name, id, label, hint, error, className, optionalNote, required: area.required };
  return (
    <Field {...field}>
      <textarea
        rows={4}
        dir="auto"
        {...area}
        {...fieldAria(field)}
        className="control field-sizing-content min-h-20 px-2.5 py-2 pointer-coarse:text-base"
      />
    </Field>
  );
}

/** One choice of a select. */
export type Option = { value: string; label: string; disabled?: boolean };

/** Attributes of a select; `placeholder` is an empty first choice. */
export type SelectFieldProps = Own<'select'> & {
  options: readonly Option[];
  placeholder?: string;
  optionalNote?: FieldProps['hint'];
};

/** A native select: the same on every device, and without script. */
export function SelectField({
  name,
  id,
  label,
  hint,
  error,
  className,
  optionalNote,
  ...select
}: SelectFieldProps) {
  const { options, placeholder, ...rest } = select;
  const field = { name, id, label, hint, error, className, optionalNote, required: rest.required };
  return (
    <Field {...field}>
      <select {...rest} {...fieldAria(field)} className={classes(line, 'select-arrow appearance-none pr-8')}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
