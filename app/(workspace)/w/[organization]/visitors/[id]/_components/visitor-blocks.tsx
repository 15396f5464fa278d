import type { VisitorProfile } from '#lib/visitor/profile-queries.ts';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';

/** Blocks there were, lifted ones included; nothing when there were none. */
export function VisitorBlocks({ blocks }: { blocks: VisitorProfile['blocks'] }) {
  if (blocks.length === 0) return null;
  return (
    <Panel title="Blocks" padded={false}>
      <ul className="divide-y">
        {blocks.map((block) => (
          <li key={block.id} className="px-4 py-3 text-xs">
            <p dir="auto" className="wrap-anywhere whitespace-pre-line">
              {block.reason}
            </p>
            <p className="text-ink-muted">
              <bdi>{block.blockedByName}</bdi>, <LocalTime value={block.blockedAt} precision="day" />
            </p>
            {block.liftedAt && (
              <p className="text-ink-muted">
                Lifted by <bdi>{block.liftedByName}</bdi>,{' '}
                <LocalTime value={block.liftedAt} precision="day" />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
