import type { ReactNode } from 'react';
import type { Problem } from '#lib/errors.ts';
import { Callout } from '../ui/callout';
import { fieldId } from '../ui/field';

type ProblemListProps = {
  message?: string | null;
  problems: readonly Problem[];
  title?: string;
  /** Takes the focus when the page loads: for forms that answer with a new page. */
  focusOnLoad?: boolean;
  /** What can be done about it. */
  actions?: ReactNode;
};

/** What must be put right before a form is accepted, each a link to its field. Nothing when nothing is wrong. */
export function ProblemList({
  message,
  problems,
  title = 'Please check the form',
  focusOnLoad,
  actions,
}: ProblemListProps) {
  const atFields = problems.filter((problem) => problem.path !== '');
  if (!message && atFields.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused form the reader must land on what is wrong (WCAG 3.3.1)
    <div data-problems tabIndex={-1} autoFocus={focusOnLoad} className="rounded-lg">
      <Callout tone="danger" role="alert" title={message ?? title} actions={actions}>
        {atFields.length > 0 && (
          <ul className="mt-1">
            {atFields.map((problem) => (
              <li key={`${problem.path} ${problem.message}`}>
                <a
                  href={`#${fieldId(problem.path.replace(/\..*/, ''))}`}
                  className="block py-0.5 underline underline-offset-2"
                >
                  {problem.message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Callout>
    </div>
  );
}
