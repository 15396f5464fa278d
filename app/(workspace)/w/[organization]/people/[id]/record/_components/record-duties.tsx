import type { PersonRecord } from '#lib/duty/record-queries.ts';
import { dutyStateLabels } from '#lib/duty/schema.ts';
import { formatDate, formatPlural } from '#lib/format.ts';
import { RecordPart, RecordRow } from './record-part';

type Duty = PersonRecord['duties'][number];

const kinds: Readonly<Record<string, string>> = { policy: 'Policy', training: 'Training', check: 'Check' };

function about({ kind, identifier, number }: Duty): string {
  if (kind !== 'policy') return kinds[kind] ?? '';
  return `${identifier}, version ${number}`;
}

function remindersOf({ reminders }: Duty, zone: string): string {
  const own = reminders.filter(({ recipient }) => recipient === 'person');
  const others = reminders.length - own.length;
  const days = own.map(({ remindedAt }) => formatDate(remindedAt, zone)).join('; ');
  const told = own.length > 0 ? `Reminded ${formatPlural(own.length, 'time')}: ${days}.` : 'Never reminded.';
  return others > 0 ? `${told} The manager was told ${formatPlural(others, 'time')}.` : told;
}

/** Everything that was asked, with how it ended and the reminders sent. */
export function RecordDuties({ record: { duties, timeZone } }: { record: PersonRecord }) {
  const rows = duties.map((duty) => (
    <RecordRow
      key={duty.id}
      what={duty.title}
      side={
        <>
          {dutyStateLabels[duty.state]}
          {duty.endedAt && `, ${formatDate(duty.endedAt, timeZone)}`}
        </>
      }
    >
      <span>
        {`${about(duty)}. Asked on ${formatDate(duty.assignedAt, timeZone)}, due on ${formatDate(new Date(duty.dueOn))}.`}
      </span>
      <span>{remindersOf(duty, timeZone)}</span>
    </RecordRow>
  ));
  return <RecordPart title="Duties" none="Nothing was ever asked of them." rows={rows} />;
}
