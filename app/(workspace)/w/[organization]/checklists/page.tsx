import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listChecklists, listTemplates } from '#lib/checklist/queries.ts';
import { checklistKinds, checklistStates } from '#lib/checklist/schema.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams } from '@/components/table/list-params';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { ChecklistTable } from './_components/checklist-table';

export const metadata: Metadata = { title: 'Checklists' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

const spec = {
  sorts: ['createdAt'],
  defaultSort: '-createdAt',
  filters: { kind: checklistKinds, state: checklistStates },
} as const;

/** What is done for whoever joins and leaves. */
export default async function ChecklistsPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const wanted = listParams(spec, await searchParams);
  const { rows, ...where } = await page(listChecklists(actor, wanted));
  const templates = await page(listTemplates(actor, {}));
  return (
    <>
      <PageHeader
        title="Checklists"
        description="What is done when somebody joins or leaves: by whom, by when, and how far it is."
        actions={<LinkButton href={trainingPaths.templates(organization)}>Templates</LinkButton>}
      />
      <ChecklistTable
        organization={organization}
        rows={rows}
        templates={templates.filter(({ archivedAt }) => archivedAt === null)}
        editable={may(actor, 'checklist:make')}
        page={where}
      />
    </>
  );
}
