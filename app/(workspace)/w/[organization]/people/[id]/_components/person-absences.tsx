import type { AbsenceRow } from '#lib/absence/schema.ts';
import { formatDate } from '#lib/format.ts';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { AbsenceDialog } from './absence-dialog';
import { RemoveAbsence } from './remove-absence';

type Props = {
  organization: string;
  personId: string;
  absences: readonly AbsenceRow[];
  today: string;
  editable: boolean;
};

/** When somebody is away, was, and will be. */
export function PersonAbsences({ organization, personId, absences, today, editable }: Props) {
  return (
    <Panel
      title="Absences"
      description="Nobody is reminded while away, and these days do not count."
      padded={absences.length === 0}
      actions={editable && <AbsenceDialog organization={organization} personId={personId} today={today} />}
    >
      {absences.length === 0 ? (
        <p className="text-ink-muted">None is recorded.</p>
      ) : (
        <ul className="divide-y">
          {absences.map((absence) => (
            <li key={absence.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
              <span className="min-w-0 grow basis-48">
                <span className="flex flex-wrap items-center gap-x-2 tabular-nums">
                  {`${formatDate(new Date(absence.startsOn))}, back on ${formatDate(new Date(absence.backOn))}`}
                  {absence.startsOn <= today && absence.backOn > today && <Badge>Now</Badge>}
                </span>
                {absence.reason && (
                  <span dir="auto" className="wrap-anywhere block text-match-parent text-ink-muted text-xs">
                    {absence.reason}
                  </span>
                )}
              </span>
              {editable && (
                <span className="flex gap-2">
                  <AbsenceDialog
                    organization={organization}
                    personId={personId}
                    today={today}
                    absence={absence}
                  />
                  <RemoveAbsence organization={organization} absenceId={absence.id} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
