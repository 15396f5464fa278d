import type { EntryEdition } from '#lib/profile/entry-queries.ts';
import { Panel } from '@/components/ui/panel';
import { Timeline } from '@/components/ui/timeline';

/** Every edition of what a profile says of a subcategory, newest first. */
export function EntryHistory({ editions }: { editions: readonly EntryEdition[] }) {
  if (editions.length === 0) return null;
  return (
    <Panel title="Editions">
      <Timeline
        label="Editions"
        entries={editions.map(({ number, changedAt, changedByName, changes }) => ({
          id: String(number),
          at: changedAt,
          actor: changedByName,
          title: (
            <>
              <bdi className="font-medium">{changedByName}</bdi> {number === 1 ? 'said' : 'changed'}
            </>
          ),
          body: changes.join('\n'),
        }))}
      />
    </Panel>
  );
}
