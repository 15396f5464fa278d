import type { Metadata } from 'next';
import { formatNumber, formatPlural } from '#lib/format.ts';
import { getFrameworkImport } from '#lib/framework/draft-queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ImportProblems } from '@/components/table/import-problems';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { DecideFrameworkImport } from './_components/decide-framework-import';
import { ImportDifference } from './_components/import-difference';
import { MapColumns } from './_components/map-columns';

export const metadata: Metadata = { title: 'Import a framework' };

type Props = { params: Promise<{ organization: string; id: string }> };

const formats: Readonly<Record<string, string>> = {
  oscal: 'OSCAL catalog',
  cprt: 'CPRT export',
  'csf-workbook': 'CSF 2.0 workbook',
  table: 'table',
};

/** What a file would do, before it does. */
export default async function FrameworkImportPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const draft = await page(getFrameworkImport(actor, { draftId: id }));
  const { framework, problems, pairs, decidedAt, difference, table } = draft;
  const counts = Object.entries(framework?.inForce ?? {}).map(
    ([kind, count]) => `${formatNumber(count)} ${kind}`,
  );
  const withdrawn =
    framework && framework.withdrawn > 0 ? `, ${formatNumber(framework.withdrawn)} withdrawn` : '';
  const found = framework
    ? `${framework.title} ${framework.version} as ${formats[framework.format] ?? framework.format}: ${counts.join(', ')} in force${withdrawn}.`
    : pairs > 0
      ? `A crosswalk of ${formatPlural(pairs, 'pair', 'pairs')}.`
      : 'Nothing that can be imported yet.';
  return (
    <>
      <PageHeader
        title={draft.fileName}
        description={found}
        crumbs={[
          { label: 'Frameworks', href: workspacePaths.frameworks(organization) },
          { label: 'Import', href: workspacePaths.importFramework(organization) },
        ]}
        actions={
          !decidedAt && (
            <DecideFrameworkImport
              organization={organization}
              draftId={id}
              possible={problems.length === 0}
            />
          )
        }
      />
      <div className="flex flex-col gap-5">
        {decidedAt && <Callout tone="info" title="This file was imported already." />}
        <ImportProblems problems={problems} />
        {difference && !decidedAt && <ImportDifference difference={difference} />}
        {table && !decidedAt && <MapColumns organization={organization} draftId={id} table={table} />}
      </div>
    </>
  );
}
