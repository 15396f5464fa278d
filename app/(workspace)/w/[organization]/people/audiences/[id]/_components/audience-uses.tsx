import type { AudienceUse } from '#lib/audience/uses-sql.ts';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';

const kinds = { policy: 'Policy', training: 'Training', check: 'Check' } as const;

/** What asks the people of an audience for something. */
export function AudienceUses({ uses }: { uses: readonly AudienceUse[] }) {
  return (
    <Panel title="Addressed to it" padded={uses.length === 0}>
      {uses.length === 0 ? (
        <p className="text-ink-muted">Nothing yet. Policies, courses and checks choose their audience.</p>
      ) : (
        <ul className="divide-y">
          {uses.map(({ kind, id, title }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 px-4 py-2.5">
              <Badge>{kinds[kind]}</Badge>
              <bdi className="wrap-anywhere min-w-0">{title}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
