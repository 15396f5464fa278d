import { Field, fieldAria } from '../ui/field';

type CodeFieldProps = { label: string; hint: string; error: string | null };

/** Six digits, large enough to compare with the mail; phones offer the code from the message. */
export function CodeField({ label, hint, error }: CodeFieldProps) {
  const field = { name: 'code', label, hint, error, required: true };
  return (
    <Field {...field}>
      <input
        {...fieldAria(field)}
        type="text"
        dir="ltr"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        required
        className="control h-14 max-w-56 px-3 font-mono text-2xl tracking-[0.25em]"
      />
    </Field>
  );
}
