import type { Metadata } from 'next';
import { getNextPolicyIdentifier } from '#lib/policy/detail-queries.ts';
import { listPolicyChoices } from '#lib/policy/queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField } from '@/components/form/fields';
import { FormActions, FormSection } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { languageOptions } from '@/components/policy/languages';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { PolicyFields } from '../_components/policy-fields';
import { addPolicyAction } from '../actions';

export const metadata: Metadata = { title: 'Add policy' };

type Props = { params: Promise<{ organization: string }> };

/** Adds a policy; its text is written on the next page. */
export default async function AddPolicyPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const identifier = await page(getNextPolicyIdentifier(actor, {}));
  const { owners, audiences } = await page(listPolicyChoices(actor, {}));
  const defaults = {
    identifier,
    title: '',
    ownerId: actor.memberId,
    tier: 'internal',
    quorum: 1,
    reviewEveryDays: 365,
    audienceId: null,
    dueWithinDays: 14,
    confirmation: null,
    statement: '',
  };
  const list = policyPaths.list(organization);
  return (
    <>
      <PageHeader
        title="Add policy"
        description="First what it is. The text comes next."
        crumbs={[{ label: 'Policies', href: list }]}
      />
      <ActionForm action={addPolicyAction.bind(null, organization)}>
        <PolicyFields defaults={defaults} owners={owners} audiences={audiences} />
        <FormSection
          title="Language"
          description="The language that binds. Others can be added to the same version."
        >
          <FormSelectField
            name="locale"
            label="Language of the original"
            required
            defaultValue="en"
            options={languageOptions([])}
          />
        </FormSection>
        <FormActions>
          <SubmitButton>Add and write the text</SubmitButton>
          <LinkButton href={list}>Cancel</LinkButton>
        </FormActions>
      </ActionForm>
    </>
  );
}
