import type { Metadata } from 'next';
import { getControlImport, type PlannedRow } from '#lib/control/import-queries.ts';
import { formatNumber } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ImportProblems } from '@/components/table/import-problems';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { DecideImport } from './_components/decide-import';

export const metadata: Metadata = { title: 'Import controls' };

type Props = { params: Promise<{ organization: string; id: string }> };

const most = 100;

/** What a table would do, before it does. */
export default async function ControlImportPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const draft = await page(getControlImport(actor, { draftId: id }));
  const { added, changed, unchanged, ignored, problems, decidedAt } = draft;
  const count = added.length + changed.length;
  return (
    <>
      <PageHeader
        title={draft.fileName}
        description={`${formatNumber(added.length)} new, ${formatNumber(changed.length)} changed, ${formatNumber(unchanged)} as they are.`}
        crumbs={[
          { label: 'Controls', href: workspacePaths.controls(organization) },
          { label: 'Import', href: workspacePaths.importControls(organization) },
        ]}
        actions={
          !decidedAt && (
            <DecideImport
              organization={organization}
              draftId={id}
              count={count}
              possible={problems.length === 0 && count > 0}
            />
          )
        }
      />
      <div className="flex flex-col gap-5">
        {decidedAt && <Callout tone="info" title="This table was imported already." />}
        <ImportProblems problems={problems} />
        {ignored.length > 0 && (
          <Callout tone="neutral" title="Columns that are not read">
            <bdi>{ignored.join(', ')}</bdi>
          </Callout>
        )}
        {added.length > 0 && <Planned title="New" rows={added} />}
        {changed.length > 0 && <Planned title="Changed" rows={changed} />}
        {problems.length === 0 && count === 0 && !decidedAt && (
          <Callout tone="info" title="Everything is as this table says already." />
        )}
      </div>
    </>
  );
}

function Planned({ title, rows }: { title: string; rows: readonly PlannedRow[] }) {
  return (
    <Panel title={title} padded={false}>
      <ul className="divide-y">
        {rows.slice(0, most).map((row) => (
          <li key={row.place} className="px-4 py-2.5">
            <p className="wrap-anywhere" dir="auto">
              <bdi className="me-2 font-medium">{row.identifier}</bdi>
              <bdi>{row.title}</bdi>
            </p>
            {row.words.map((change) => (
              <p key={change} dir="auto" className="wrap-anywhere text-ink-muted text-xs">
                {change}
              </p>
            ))}
          </li>
        ))}
        {rows.length > most && (
          <li className="px-4 py-2.5 text-ink-muted">And {formatNumber(rows.length - most)} more.</li>
        )}
      </ul>
    </Panel>
  );
}
