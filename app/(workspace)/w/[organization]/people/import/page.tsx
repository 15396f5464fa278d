import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { PersonDrop } from './_components/person-drop';

export const metadata: Metadata = { title: 'Import people' };

type Props = { params: Promise<{ organization: string }> };

/** Takes a table of people, and says how it may look. */
export default async function ImportPeoplePage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'person:import')) forbidden();
  return (
    <>
      <PageHeader
        title="Import people"
        description="A table adds people and changes those who are there already. Nobody leaves unless you say so."
        crumbs={[{ label: 'People', href: peoplePaths.list(organization) }]}
      />
      <PersonDrop organization={organization} />
      <Panel title="How the table may look" className="mt-3">
        <p>
          As your HR program exports it, in English, German, French, Spanish or Japanese. The first row holds
          the headings, in any order; only an e-mail address must be there, and a name for new people. A
          column that is missing leaves things as they are; an export from Candor is such a table.
        </p>
        <ul className="mt-3 list-disc ps-5 text-ink-muted">
          <li>Name, or first and last name; Work Email; Department or Team; Job Title; Location.</li>
          <li>Manager: their e-mail address, or their name where only one person has it.</li>
          <li>Start date, and Termination date or End date: best as 2026-11-22.</li>
          <li>Employee ID: people are found by it also when their address changes.</li>
          <li>Personal email: where receipts go when somebody leaves.</li>
          <li>Whom a directory connection feeds, a table does not overwrite.</li>
        </ul>
      </Panel>
    </>
  );
}
