import { formatDate } from '#lib/format.ts';
import { personLabels } from '#lib/person/content.ts';
import type { PersonEvent } from '#lib/person/detail-queries.ts';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { Timeline } from '@/components/ui/timeline';

function awayWords({ startsOn, backOn }: NonNullable<PersonEvent['absence']>): string {
  if (!startsOn || !backOn) return 'took an absence back';
  return `recorded that they are away from ${formatDate(new Date(startsOn))}, back on ${formatDate(new Date(backOn))}`;
}

function deed({ action, imported, changed, leftOn, absence }: PersonEvent): string {
  if (absence) return awayWords(absence);
  if (action === 'person:leave')
    return leftOn ? `let them leave on ${formatDate(new Date(leftOn))}` : 'took leaving back';
  if (action === 'person:erase') return 'erased who they were';
  if (action === 'person:hold') return 'put them on hold';
  if (action === 'person:lift-hold') return 'lifted the hold';
  if (action === 'person:choose-language') return 'chose the language of their mails';
  if (action === 'person:add') return 'added them';
  const how = imported ? ' by a table' : '';
  return action === 'person:import' && changed.length === 0 ? `added them${how}` : `changed them${how}`;
}

const quoted = (text: string) => (text === '' ? 'nothing' : `“${text}”`);

function changesIn({ changes, changed }: PersonEvent): string | undefined {
  if (changed.length === 0) return undefined;
  const told = new Map(changes.map((change) => [change.field, change]));
  return changed
    .map((field) => {
      const change = told.get(field);
      const label = personLabels[field];
      return change
        ? `${label}: ${quoted(change.before)} is now ${quoted(change.after)}`
        : `${label} was changed`;
    })
    .join('\n');
}

/** What became of a person: who changed what when, newest first. */
export function PersonHistory({ history }: { history: readonly PersonEvent[] }) {
  return (
    <Panel title="History">
      <Timeline
        label="History"
        when={(at) => <LocalTime value={at} />}
        entries={history.map((event) => ({
          id: event.id,
          at: event.at,
          actor: event.byName,
          title: (
            <>
              <bdi className="font-medium">{event.byName}</bdi> {deed(event)}
            </>
          ),
          body: changesIn(event),
        }))}
      />
    </Panel>
  );
}
