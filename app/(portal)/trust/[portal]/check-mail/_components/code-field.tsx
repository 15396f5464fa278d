import { translator } from '#lib/messages/translator.ts';
import { Field, fieldAria } from '@/components/ui/field';

/** Six digits, large enough to compare with the mail; phones offer the code from the message. */
export function CodeField({ error }: { error: string | null }) {
  const t = translator('sent');
  const field = { name: 'code', label: t('code'), hint: t('codeHint'), error, required: true };
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
