import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { TableDrop } from '@/components/table/table-drop';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';

export const metadata: Metadata = { title: 'Import completions' };

type Props = { params: Promise<{ organization: string }> };

/** Takes a table of completions, and says how it may look. */
export default async function ImportCompletionsPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'training:import')) forbidden();
  return (
    <>
      <PageHeader
        title="Import completions"
        description="What people did in another system counts here, too: it ends what they owe and proves what the course proves."
        crumbs={[{ label: 'Training', href: trainingPaths.list(organization) }]}
      />
      <TableDrop
        label="Choose a table"
        hint="CSV or XLSX, up to 10,000 completions. You see what would change before anything does."
        accept=".csv,.xlsx,text/csv"
        receive={trainingPaths.receive(organization)}
        previews={trainingPaths.import(organization)}
      />
      <Panel title="How the table may look" className="mt-3">
        <p>
          The first row holds the headings, in any order. What is known already stays as it is, so that the
          same table may come again; with a single wrong row nothing is taken over.
        </p>
        <ul className="mt-3 list-disc ps-5 text-ink-muted">
          <li>Email: of somebody in the directory.</li>
          <li>Course: the title of a course in use.</li>
          <li>Completed on: a day like 2026-11-22, not after today.</li>
          <li>Score, from 0 to 100, and Note: both may be missing.</li>
        </ul>
      </Panel>
    </>
  );
}
