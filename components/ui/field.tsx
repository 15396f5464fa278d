import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes';

/** What every field takes besides its own attributes. `name` also makes the id, so that problem lists can link to it. */
export type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  /** Overrides the id made of the name, for two forms on one page. */
  id?: string;
  className?: string;
};

/** The id of the control of a field called `name`. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(/[^\w-]/g, '-')}`;
}

/** The attributes that tie a control to its label, hint and error. */
export function fieldAria(field: Pick<FieldProps, 'name' | 'id' | 'hint' | 'error'>) {
  const id = field.id ?? fieldId(field.name);
  const described = [field.hint ? `${id}-hint` : '', field.error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ');
  return {
    id,
    name: field.name,
    'aria-describedby': described || undefined,
    'aria-invalid': field.error ? true : undefined,
  } as const;
}

type FrameProps = FieldProps & { required?: boolean; optionalNote?: ReactNode; children: ReactNode };

/** Label above, hint below it, then the control, then the error. Required is the rule; what is optional says so. */
export function Field({
  name,
  id,
  label,
  hint,
  error,
  required,
  optionalNote = 'optional',
  className,
  children,
}: FrameProps) {
  const control = id ?? fieldId(name);
  return (
    <div className={classes('flex flex-col gap-1', className)}>
      <label htmlFor={control} className="font-medium">
        {label}
        {!required && optionalNote && (
          <span className="ml-1.5 font-normal text-[0.857em] text-ink-muted">({optionalNote})</span>
        )}
      </label>
      <FieldHint id={control} hint={hint} />
      {children}
      <FieldError id={control} error={error} />
    </div>
  );
}

/** The hint of a control, or nothing. */
export function FieldHint({ id, hint }: { id: string; hint?: ReactNode }) {
  if (!hint) return null;
  return (
    <p id={`${id}-hint`} className="text-[0.857em] text-ink-muted">
      {hint}
    </p>
  );
}

/** The error of a control, or nothing. */
export function FieldError({ id, error }: { id: string; error?: string | null }) {
  if (!error) return null;
  return (
    <p id={`${id}-error`} className="flex items-start gap-1.5 text-[0.857em] text-danger">
      <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      <span>{error}</span>
    </p>
  );
}
