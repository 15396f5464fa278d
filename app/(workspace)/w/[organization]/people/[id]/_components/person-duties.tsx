import { dutyStateLabels } from '#lib/duty/schema.ts';
import { dutyState } from '#lib/duty/state.ts';
import { formatPlural } from '#lib/format.ts';
import type { PersonDuty } from '#lib/person/duty-queries.ts';
import { Status, type Tone } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { DutyAct } from './duty-act';

const kinds = { policy: 'Policy', training: 'Training', check: 'Check' } as const;
const tones: Readonly<Record<string, Tone>> = { open: 'info', overdue: 'danger', done: 'positive' };

type Props = { organization: string; duties: readonly PersonDuty[]; today: string; exempts: boolean };

const mayEnd = ({ kind, outcome }: PersonDuty) =>
  kind !== 'check' && (outcome === null || outcome === 'exempt');

/** What a person owes and owed. */
export function PersonDuties({ organization, duties, today, exempts }: Props) {
  return (
    <Panel
      title="Duties"
      description="What they owe first, then what they owed."
      padded={duties.length === 0}
    >
      {duties.length === 0 ? (
        <p className="text-ink-muted">They owe nothing, and never did.</p>
      ) : (
        <ul className="divide-y">
          {duties.map((duty) => {
            const state = dutyState(duty, today);
            return (
              <li key={duty.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
                <span className="min-w-0 grow basis-56">
                  <span dir="auto" className="wrap-anywhere block text-match-parent font-medium">
                    {duty.title}
                  </span>
                  <span className="text-ink-muted text-xs">
                    {kinds[duty.kind]}
                    {duty.version !== null && `, version ${duty.version}`}
                    {duty.pausedDays > 0 &&
                      `; ${formatPlural(duty.pausedDays, 'day')} later, as they were away`}
                  </span>
                  {duty.exemptReason && (
                    <span dir="auto" className="wrap-anywhere block text-match-parent text-ink-muted text-xs">
                      {duty.exemptReason}
                    </span>
                  )}
                </span>
                <span className="text-ink-muted text-xs">
                  Due <Time value={`${duty.dueOn}T00:00:00Z`} precision="day" />
                </span>
                <Status tone={tones[state] ?? 'neutral'}>{dutyStateLabels[state]}</Status>
                {exempts && mayEnd(duty) && <DutyAct organization={organization} duty={duty} />}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
