import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { TableDrop } from '@/components/table/table-drop';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';

export const metadata: Metadata = { title: 'Import a framework' };

type Props = { params: Promise<{ organization: string }> };

/** Takes the file of a framework or crosswalk, and says which forms are read. */
export default async function ImportFrameworkPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'framework:import')) forbidden();
  return (
    <>
      <PageHeader
        title="Import a framework"
        description="From the publisher’s own file. The same edition again changes only what is new; a newer one takes over your mappings."
        crumbs={[{ label: 'Frameworks', href: workspacePaths.frameworks(organization) }]}
      />
      <TableDrop
        label="Choose a file"
        hint="You see what would change before anything does."
        accept=".json,.csv,.xlsx"
        receive={workspacePaths.receiveFramework(organization, '')}
        previews={workspacePaths.importFramework(organization)}
      />
      <Panel title="What is read" className="mt-3">
        <ul className="list-disc ps-5">
          <li>OSCAL catalogs as JSON, 1.0 to 1.2, resolved baselines included.</li>
          <li>JSON exports of NIST’s reference tool (CPRT).</li>
          <li>The workbook of the CSF 2.0 reference tool.</li>
          <li>A CSV or XLSX table with one row for each requirement: you choose what its columns mean.</li>
          <li>Crosswalks: OLIR workbooks, and CSV tables of pairs.</li>
        </ul>
      </Panel>
    </>
  );
}
