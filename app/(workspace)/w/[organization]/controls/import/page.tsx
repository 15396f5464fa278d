import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { implementations, responsibilities } from '#lib/control/labels.ts';
import { controlColumns } from '#lib/control/sheet.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { ControlDrop } from './_components/control-drop';

export const metadata: Metadata = { title: 'Import controls' };

type Props = { params: Promise<{ organization: string }> };

/** Takes a table of controls, and says how it must look. */
export default async function ImportControlsPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'control:import')) forbidden();
  const read = controlColumns.filter(({ field }) => field !== null);
  return (
    <>
      <PageHeader
        title="Import controls"
        description="A table adds controls and changes those whose identifier is there already. Nothing is removed."
        crumbs={[{ label: 'Controls', href: workspacePaths.controls(organization) }]}
      />
      <ControlDrop organization={organization} />
      <Panel title="How the table looks" className="mt-3">
        <p>
          The first row holds the headings, in any order:{' '}
          <span className="font-medium">{read.map(({ heading }) => heading).join(', ')}</span>. Only
          Identifier must be there, and Title for new controls. A column that is missing leaves things as they
          are; an export from Candor is such a table.
        </p>
        <ul className="mt-3 list-disc ps-5 text-ink-muted">
          <li>Owner: the e-mail address of a member.</li>
          <li>Implementation: {implementations.join(', ')}.</li>
          <li>Responsibility: {responsibilities.join(', ')}.</li>
          <li>Tags and Requirements: several in one cell, separated by semicolons.</li>
          <li>A requirement: framework and identifier, e.g. nist-csf PR.AA-01.</li>
        </ul>
      </Panel>
    </>
  );
}
