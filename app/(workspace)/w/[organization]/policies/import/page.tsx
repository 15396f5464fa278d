import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { policyImportPaths } from '#lib/policy-import-paths.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { PolicyDrop } from './_components/policy-drop';

export const metadata: Metadata = { title: 'Import policies' };

type Props = { params: Promise<{ organization: string }> };

/** Takes policies as people have them, and says what becomes of them. */
export default async function ImportPoliciesPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'policy:import')) forbidden();
  return (
    <>
      <PageHeader
        title="Import policies"
        description="What you have comes in as drafts. Nothing is published, and nothing that is in force changes."
        crumbs={[{ label: 'Policies', href: policyPaths.list(organization) }]}
      />
      <PolicyDrop organization={organization} />
      <Panel title="What becomes of your files" className="mt-5">
        <ul className="list-disc space-y-1.5 ps-5">
          <li>
            Markdown and Word documents become texts; a PDF is kept as it is. Pictures beside Markdown come
            along.
          </li>
          <li>
            Front matter is read where there is any: title, identifier or acronym, satisfies, controls, owner,
            language, majorRevisions.
          </li>
          <li>
            A policy with the same identifier gets a draft of its next version; the same text again changes
            nothing.
          </li>
          <li>
            Placeholders such as <code>{'{{companyShortName}}'}</code> or [COMPANY] are found and asked for
            once, for all files. A text that still holds one is never published.
          </li>
          <li>Read-me files, licences and pages that only list others are left out.</li>
        </ul>
        <p className="mt-3">
          You have none yet?{' '}
          <TextLink href={policyImportPaths.starters(organization)}>Begin with the starter set</TextLink>.
        </p>
      </Panel>
    </>
  );
}
