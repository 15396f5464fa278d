import type { ReactNode } from 'react';
import { PageLink } from '@/components/ui/page-link';

type Props = { href: string; identifier?: string; name: string; note?: string | null; children?: ReactNode };

/** One line of a panel of the overview: a link over the whole of it, and how it stands at its end. */
export function PanelRow({ href, identifier, name, note, children }: Props) {
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-sunken">
      <div className="min-w-40 flex-1">
        <PageLink href={href} className="after:absolute after:inset-0 hover:underline">
          {identifier && (
            <span dir="ltr" className="font-medium text-accent-text">
              {identifier}{' '}
            </span>
          )}
          <bdi className="wrap-anywhere line-clamp-2 inline">{name}</bdi>
        </PageLink>
        {note && (
          <p className="truncate text-ink-muted text-xs">
            <bdi>{note}</bdi>
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">{children}</div>
    </li>
  );
}

/** What a panel of the overview says instead of lines. */
export function PanelNote({ children }: { children: ReactNode }) {
  return <p className="px-4 py-3 text-ink-muted">{children}</p>;
}
