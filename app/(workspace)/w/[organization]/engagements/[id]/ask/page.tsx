import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { getAskForm } from '#lib/inquiry/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormTextareaField, FormTextField } from '@/components/form/fields';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import type { SearchParams } from '@/components/table/list-params';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { askAction } from '../../actions';

export const metadata: Metadata = { title: 'Ask for more' };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<SearchParams> };

/** An auditor asks for more about a control or a requirement. */
export default async function AskPage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const { control, requirement } = await searchParams;
  const actor = await memberActor(organization);
  if (!may(actor, 'engagement:ask')) forbidden();
  const controlId = typeof control === 'string' ? control : null;
  const requirementId = typeof requirement === 'string' ? requirement : null;
  if ((controlId === null) === (requirementId === null)) notFound();
  const about = { controlId, requirementId };
  const form = await page(getAskForm(actor, { engagementId: id, ...about }));
  const back = workspacePaths.engagement(organization, id);
  return (
    <>
      <PageHeader
        title="Ask for more"
        description={
          <>
            About <bdi>{form.identifier}</bdi> <bdi>{form.title}</bdi>. The team gets a link by mail.
          </>
        }
        crumbs={[
          { label: 'Audits', href: workspacePaths.engagements(organization) },
          { label: form.name, href: back },
        ]}
      />
      <ActionForm action={askAction.bind(null, organization, id, about)} className="max-w-2xl">
        <FormTextField
          name="subject"
          label="Subject"
          hint="For example: population of people who left."
          required
          maxLength={160}
        />
        <FormTextareaField name="body" label="What you need" required maxLength={4000} rows={6} />
        <FormActions>
          <SubmitButton>Ask</SubmitButton>
          <LinkButton href={back}>Cancel</LinkButton>
        </FormActions>
      </ActionForm>
    </>
  );
}
