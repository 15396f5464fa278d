import type { ReactNode } from 'react';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';

type ListProps = { title: string; count: number; empty: string; actions?: ReactNode; children: ReactNode };

/** Things of one kind that a visitor has, as rows of a panel; a sentence when there are none. */
export function ProfileList({ title, count, empty, actions, children }: ListProps) {
  return (
    <Panel title={title} padded={false} actions={actions}>
      {count === 0 ? (
        <p className="px-4 py-5 text-ink-muted">{empty}</p>
      ) : (
        <ul className="divide-y">{children}</ul>
      )}
    </Panel>
  );
}

type RowProps = {
  href?: string;
  title: string;
  status?: ReactNode;
  note: ReactNode;
  more?: string | null;
  end?: ReactNode;
};

/** One of them: what it is, how it stands, who and when; the whole row opens it. */
export function ProfileRow({ href, title, status, note, more, end }: RowProps) {
  return (
    <li className="relative flex flex-wrap items-start justify-between gap-x-6 gap-y-1 px-4 py-3 has-[a:hover]:bg-sunken">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <bdi className="wrap-anywhere font-medium">
            {href ? (
              <PageLink href={href} className="-outline-offset-2 after:absolute after:inset-0">
                {title}
              </PageLink>
            ) : (
              title
            )}
          </bdi>
          {status && <span className="text-xs">{status}</span>}
        </p>
        <p className="wrap-anywhere text-ink-muted text-xs">{note}</p>
        {more && (
          <p dir="auto" className="wrap-anywhere mt-0.5 whitespace-pre-line text-ink-muted text-xs">
            {more}
          </p>
        )}
      </div>
      {end && <p className="shrink-0 text-ink-muted text-xs">{end}</p>}
    </li>
  );
}
