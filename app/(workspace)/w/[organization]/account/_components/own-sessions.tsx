'use client';

import type { OwnSession } from '#lib/member/account-queries.ts';
import { browserOf } from '#lib/session/browser.ts';
import { useAct } from '@/components/form/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { endOwnSessionAction } from '../actions';

type Props = { organization: string; sessions: readonly OwnSession[] };

/** The browsers in which the member is signed in. */
export function OwnSessions({ organization, sessions }: Props) {
  const { pending, act } = useAct();
  return (
    <ul className="divide-y rounded-md border bg-surface">
      {sessions.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-1 basis-56">
            <p className="font-medium" title={row.userAgent}>
              {browserOf(row.userAgent)}
            </p>
            <p className="text-ink-muted text-xs">
              {row.address && `${row.address} · `}last used <LocalTime value={row.lastSeenAt} />
            </p>
          </div>
          {row.current ? (
            <Badge tone="accent">This browser</Badge>
          ) : (
            <Button
              size="sm"
              pending={pending}
              onClick={() => act(() => endOwnSessionAction(organization, row.id))}
            >
              Sign out
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
