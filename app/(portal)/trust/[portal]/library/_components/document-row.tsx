import type { ReactNode } from 'react';
import type { LibraryDocument } from '#lib/library/schema.ts';

type Props = {
  document: LibraryDocument;
  /** Before the title: a box to choose it by. */
  choice?: ReactNode;
  /** Where it stands, in words; beside the title. */
  status?: ReactNode;
  /** Sentences below it. */
  notes: readonly (ReactNode | false | null)[];
  /** The one thing to do with it. */
  action?: ReactNode;
};

/** A document of the library. */
export function DocumentRow({ document, choice, status, notes, action }: Props) {
  const { title, description } = document;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 px-4 py-4 sm:flex-nowrap sm:px-5">
      {choice}
      <div className="min-w-0 flex-1 basis-3/5">
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <span lang="en" dir="auto" className="wrap-anywhere font-medium">
            {title}
          </span>
          {status && <span className="text-sm">{status}</span>}
        </p>
        {description && (
          <p lang="en" dir="auto" className="wrap-anywhere mt-0.5 line-clamp-2 text-ink-muted text-sm">
            {description}
          </p>
        )}
        <div className="mt-1 flex flex-col gap-0.5 text-ink-muted text-sm">
          {notes.filter(Boolean).map((note, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the sentences of a row never change their order
            <p key={index} lang="en" dir="auto" className="wrap-anywhere whitespace-pre-line">
              {note}
            </p>
          ))}
        </div>
      </div>
      {action && <div className="max-sm:w-full sm:shrink-0">{action}</div>}
    </li>
  );
}

/** Documents of one kind below their heading; nothing when there are none. */
export function DocumentGroup({
  id,
  title,
  hint,
  footer,
  children,
}: {
  id: string;
  title: string;
  hint?: string;
  footer?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-baseline gap-x-3">
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        {hint && <p className="text-ink-muted text-sm">{hint}</p>}
      </div>
      <div className="overflow-hidden rounded-xl border bg-surface">
        <ul className="divide-y">{children}</ul>
        {footer}
      </div>
    </section>
  );
}
