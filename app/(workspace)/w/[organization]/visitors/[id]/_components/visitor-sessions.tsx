import type { VisitorProfile } from '#lib/visitor/profile-queries.ts';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';

/** Where they are signed in now. */
export function VisitorSessions({ sessions }: { sessions: VisitorProfile['sessions'] }) {
  return (
    <Panel title="Sessions" padded={false}>
      {sessions.length === 0 ? (
        <p className="px-4 py-4 text-ink-muted">Signed in nowhere.</p>
      ) : (
        <ul className="divide-y">
          {sessions.map((session) => (
            <li key={session.id} className="px-4 py-3 text-xs">
              <p className="font-mono">{session.address || 'unknown address'}</p>
              <p className="wrap-anywhere line-clamp-2 text-ink-muted" title={session.userAgent}>
                {session.userAgent}
              </p>
              <p className="text-ink-muted">
                last seen <LocalTime value={session.lastSeenAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
