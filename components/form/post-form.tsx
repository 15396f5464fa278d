import type { ReactNode } from 'react';
import type { Problem } from '#lib/errors.ts';
import { translator } from '#lib/messages/translator.ts';
import { classes } from '../ui/classes';
import { problemAt } from './action-state';
import { ProblemList } from './problem-list';

type PostFormProps = {
  /** The route handler that takes the POST and answers with a redirect. */
  action: string;
  /** Values sent along unseen. */
  hidden?: Readonly<Record<string, string>>;
  /** What the server found wrong with the last try; give each field its own with `problemAt`. */
  problems?: readonly Problem[];
  message?: string | null;
  /** For a form with a file field. */
  multipart?: boolean;
  label?: string;
  className?: string;
  children: ReactNode;
};

/** The one form of visitor pages: a plain POST that needs no script. */
export function PostForm({
  action,
  hidden = {},
  problems = [],
  message,
  multipart,
  label,
  className,
  children,
}: PostFormProps) {
  const title = translator('errors')('invalidTitle');
  // What is wrong with the form as a whole has no field to stand at.
  const said = message ?? problemAt(problems, '');
  return (
    <form
      method="post"
      action={action}
      aria-label={label}
      encType={multipart ? 'multipart/form-data' : undefined}
      className={classes('flex flex-col gap-5', className)}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ProblemList title={title} message={said} problems={problems} focusOnLoad />
      {children}
    </form>
  );
}
