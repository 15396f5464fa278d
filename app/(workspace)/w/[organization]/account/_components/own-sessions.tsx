'use client';

import type { OwnSession } from '#lib/member/account-queries.ts';
import { useAct } from '@/components/form/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { endOwnSessionAction } from '../actions';

type Props = { organization: string; sessions: readonly OwnSession[] };

// Enough of a user agent to know one's own browser by. The order decides: Edge also says Chrome, Android also Linux.
const browsers = { Edg: 'Edge', OPR: 'Opera', Firefox: 'Firefox', Chrome: 'Chrome', Safari: 'Safari' };
const systems = {
  Windows: 'Windows',
  Android: 'Android',
  iPhone: 'iPhone',
  iPad: 'iPad',
  'Mac OS X': 'macOS',
  Linux: 'Linux',
};

function browserOf(userAgent: string): string {
  const browser = Object.entries(browsers).find(([mark]) => userAgent.includes(`${mark}/`))?.[1];
  const system = Object.entries(systems).find(([mark]) => userAgent.includes(mark))?.[1];
  return [browser, system].filter(Boolean).join(' on ') || 'Another program';
}

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
