import type { PersonRecord } from '#lib/duty/record-steps.ts';
import { aboutDuty, dueOfDuty, endOfDuty, noneOf, remindersOf } from '#lib/duty/record-words.ts';
import { formatDate } from '#lib/format.ts';
import { RecordPart, RecordRow } from './record-part';

/** Everything that was asked, with how it ended and the reminders sent. */
export function RecordDuties({ record: { duties, timeZone } }: { record: PersonRecord }) {
  const rows = duties.map((duty) => (
    <RecordRow key={duty.id} what={duty.title} side={endOfDuty(duty, timeZone)}>
      <span>
        {`${aboutDuty(duty)}. Asked on ${formatDate(duty.assignedAt, timeZone)}, due on ${dueOfDuty(duty)}.`}
      </span>
      <span>{remindersOf(duty, timeZone)}</span>
    </RecordRow>
  ));
  return <RecordPart title="Duties" none={noneOf.duties} rows={rows} />;
}
