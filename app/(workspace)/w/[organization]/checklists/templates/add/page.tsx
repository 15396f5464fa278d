import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { listCourseChoices } from '#lib/training/queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { addTemplateAction } from '../../actions';
import { TemplateForm } from '../_components/template-form';

export const metadata: Metadata = { title: 'Add template' };

type Props = { params: Promise<{ organization: string }> };

/** Adds a template of checklists. */
export default async function AddTemplatePage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'checklist:change-template')) forbidden();
  const { owners } = await page(listCourseChoices(actor, {}));
  return (
    <>
      <PageHeader
        title="Add template"
        crumbs={[{ label: 'Templates', href: trainingPaths.templates(organization) }]}
      />
      <TemplateForm
        organization={organization}
        action={addTemplateAction.bind(null, organization)}
        owners={owners}
      />
    </>
  );
}
