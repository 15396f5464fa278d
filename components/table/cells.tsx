import type { ReactNode } from 'react';
import { Avatar } from '../ui/avatar';

/** Text of unknown length and direction: at most two lines below their heading, the whole as tooltip. */
export function TextCell({ text, note }: { text: string | null; note?: string | null }) {
  if (!text) return <NoValue />;
  return (
    <span className="block min-w-0">
      <span dir="auto" title={text} className="wrap-anywhere line-clamp-2 text-match-parent">
        {text}
      </span>
      {note && (
        <span
          dir="auto"
          title={note}
          className="block truncate text-match-parent font-normal text-ink-muted text-xs"
        >
          {note}
        </span>
      )}
    </span>
  );
}

/** A person: initials, name, address. */
export function PersonCell({ name, email }: { name: string; email?: string | null }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={name} size="sm" />
      <TextCell text={name} note={email} />
    </span>
  );
}

/** Several small things in one cell: badges of documents. What is more than `most` is counted. */
export function ListCell({ items, most = 2 }: { items: readonly ReactNode[]; most?: number }) {
  if (items.length === 0) return <NoValue />;
  return (
    <span className="flex flex-wrap items-center gap-1">
      {items.slice(0, most)}
      {items.length > most && <span className="text-ink-muted text-xs">+{items.length - most}</span>}
    </span>
  );
}

/** The face of an absent value. */
export function NoValue() {
  return (
    <span className="text-ink-faint">
      <span aria-hidden>&ndash;</span>
      <span className="sr-only">None</span>
    </span>
  );
}
