import { formatNumber } from '#lib/format.ts';
import { personLabels } from '#lib/person/content.ts';
import type { PlannedRow, UntouchedRow } from '#lib/person/import-queries.ts';
import { sourceLabels } from '#lib/person/schema.ts';
import { Panel } from '@/components/ui/panel';

const most = 100;

function More({ count }: { count: number }) {
  if (count <= most) return null;
  return <li className="px-4 py-2.5 text-ink-muted">And {formatNumber(count - most)} more.</li>;
}

/** People that a table adds or changes, field by field; nothing where there are none. */
export function PlannedPersons({ title, rows }: { title: string; rows: readonly PlannedRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Panel title={`${title} (${formatNumber(rows.length)})`} padded={false}>
      <ul className="divide-y">
        {rows.slice(0, most).map((row) => (
          <li key={row.line} className="px-4 py-2.5">
            <Named name={row.name} email={row.email} note={`Row ${row.line}`} />
            {row.note && (
              <p dir="auto" className="wrap-anywhere text-ink-muted text-xs">
                {row.note}
              </p>
            )}
            {row.changes.map(({ field, before, after }) => (
              <p key={field} className="wrap-anywhere text-xs">
                <span className="text-ink-muted">{personLabels[field]}: </span>
                <bdi className="text-ink-muted line-through">{before || 'nothing'}</bdi>{' '}
                <span aria-hidden>→</span> <span className="sr-only">becomes</span>{' '}
                <bdi className="font-medium">{after || 'nothing'}</bdi>
              </p>
            ))}
          </li>
        ))}
        <More count={rows.length} />
      </ul>
    </Panel>
  );
}

type UntouchedProps = { title: string; description: string; rows: readonly UntouchedRow[] };

/** People whom a table leaves as they are; nothing where there are none. */
export function UntouchedPersons({ title, description, rows }: UntouchedProps) {
  if (rows.length === 0) return null;
  return (
    <Panel title={`${title} (${formatNumber(rows.length)})`} description={description} padded={false}>
      <ul className="divide-y">
        {rows.slice(0, most).map((row) => (
          <li key={row.id} className="px-4 py-2.5">
            <Named name={row.name} email={row.email} note={sourceLabels[row.source] ?? row.source} />
          </li>
        ))}
        <More count={rows.length} />
      </ul>
    </Panel>
  );
}

function Named({ name, email, note }: { name: string; email: string; note: string }) {
  return (
    <p className="wrap-anywhere flex flex-wrap items-baseline gap-x-2">
      <bdi className="font-medium">{name}</bdi>
      <bdi className="text-ink-muted">{email}</bdi>
      <span className="ms-auto text-ink-muted text-xs">{note}</span>
    </p>
  );
}
