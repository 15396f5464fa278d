import { changeInWords } from '#lib/control/content.ts';
import type { ControlChange } from '#lib/control/detail-queries.ts';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { Timeline } from '@/components/ui/timeline';

const steps = { added: 'added it', archived: 'archived it', restored: 'restored it' };

/** What became of a control: who changed what when, newest first. */
export function ControlHistory({ history }: { history: readonly ControlChange[] }) {
  return (
    <Panel title="History">
      <Timeline
        label="History"
        when={(at) => <LocalTime value={at} />}
        entries={history.map((revision) => ({
          id: String(revision.number),
          at: revision.changedAt,
          actor: revision.changedByName,
          title: (
            <>
              <bdi className="font-medium">{revision.changedByName}</bdi>{' '}
              {revision.step ? steps[revision.step] : 'changed it'}
            </>
          ),
          body: revision.changes.length > 0 ? revision.changes.map(changeInWords).join('\n') : undefined,
        }))}
      />
    </Panel>
  );
}
