import { formatNumber, formatPlural } from '#lib/format.ts';
import type { FrameworkImportView } from '#lib/framework/draft-queries.ts';
import { Callout } from '@/components/ui/callout';
import { Panel } from '@/components/ui/panel';

type Difference = NonNullable<FrameworkImportView['difference']>;

const most = 100;

/** What would be added, changed and withdrawn, and what becomes of the mappings of controls. */
export function ImportDifference({ difference }: { difference: Difference }) {
  const { replaces, isNew, added, changed, withdrawn, missing, carried } = difference;
  const same = added.length + changed.length + withdrawn.length === 0;
  if (same && !replaces) return <Callout tone="info" title="Everything is as this file says already." />;
  return (
    <>
      {replaces && (
        <Callout tone="info" title={`This edition takes the place of ${replaces}`}>
          {formatPlural(carried.length, 'mapping of a control goes', 'mappings of controls go')} along where
          the new edition still knows the requirement.
        </Callout>
      )}
      {isNew && <Callout tone="neutral" title="This framework is new to your organization." />}
      <Elements title="Added" rows={added} />
      <Elements title="Changed" rows={changed} />
      <Elements title="Withdrawn" rows={withdrawn.map((identifier) => ({ identifier, text: '' }))} />
      <Elements
        title="In yours, not in this file"
        rows={missing.map((identifier) => ({ identifier, text: '' }))}
      />
      <Mappings rows={carried} />
    </>
  );
}

function Elements({ title, rows }: { title: string; rows: readonly { identifier: string; text: string }[] }) {
  if (rows.length === 0) return null;
  return (
    <Panel title={`${title}: ${formatNumber(rows.length)}`} padded={false}>
      <ul className="divide-y">
        {rows.slice(0, most).map(({ identifier, text }) => (
          <li key={identifier} dir="auto" className="wrap-anywhere px-4 py-2">
            <bdi className="me-2 font-medium">{identifier}</bdi>
            <bdi className="text-ink-muted">{text}</bdi>
          </li>
        ))}
        {rows.length > most && (
          <li className="px-4 py-2 text-ink-muted">And {formatNumber(rows.length - most)} more.</li>
        )}
      </ul>
    </Panel>
  );
}

function outcomeOf({ to, successors }: Difference['carried'][number]): string {
  if (to === null) return 'stays with the edition before: this one does not know the requirement';
  if (successors.length > 0) return `${to} is withdrawn: look at ${successors.join(', ')}`;
  return `goes along to ${to}`;
}

function Mappings({ rows }: { rows: Difference['carried'] }) {
  if (rows.length === 0) return null;
  return (
    <Panel title={`Mappings: ${formatNumber(rows.length)}`} padded={false}>
      <ul className="divide-y">
        {rows.slice(0, most).map((row) => (
          <li key={`${row.controlId} ${row.from}`} className="wrap-anywhere px-4 py-2">
            <bdi className="font-medium">{row.controlIdentifier}</bdi> to <bdi>{row.from}</bdi>{' '}
            <span className="text-ink-muted">{outcomeOf(row)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
