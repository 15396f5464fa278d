import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { getTemplate } from '#lib/checklist/detail-queries.ts';
import { listCourseChoices } from '#lib/training/queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { changeTemplateAction } from '../../actions';
import { TemplateForm } from '../_components/template-form';

export const metadata: Metadata = { title: 'Edit template' };

type Props = { params: Promise<{ organization: string; template: string }> };

/** Changes a template of checklists. */
export default async function TemplatePage({ params }: Props) {
  const { organization, template: templateId } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'checklist:change-template')) forbidden();
  const template = await page(getTemplate(actor, { templateId }));
  const { owners } = await page(listCourseChoices(actor, {}));
  return (
    <>
      <PageHeader
        title={template.name}
        crumbs={[{ label: 'Templates', href: trainingPaths.templates(organization) }]}
      />
      <TemplateForm
        organization={organization}
        action={changeTemplateAction.bind(null, organization, templateId)}
        owners={owners}
        template={template}
      />
    </>
  );
}
