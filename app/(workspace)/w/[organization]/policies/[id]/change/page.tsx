import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { getPolicy } from '#lib/policy/detail-queries.ts';
import { listPolicyChoices } from '#lib/policy/queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { PolicyFields } from '../../_components/policy-fields';
import { changePolicyAction } from '../../actions';

export const metadata: Metadata = { title: 'Edit policy' };

type Props = { params: Promise<{ organization: string; id: string }> };
type Choice = { id: string; name: string };

// Whoever left, and an audience that was archived, stay until another is chosen.
const withKnown = (choices: readonly Choice[], known: Choice | null) =>
  known && !choices.some(({ id }) => id === known.id) ? [...choices, known] : choices;

/** Changes what is said about a policy beside its text. */
export default async function ChangePolicyPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'policy:change')) forbidden();
  const policy = await page(getPolicy(actor, { policyId: id }));
  const { owners, audiences } = await page(listPolicyChoices(actor, {}));
  return (
    <>
      <PageHeader
        title={policy.title}
        crumbs={[
          { label: 'Policies', href: policyPaths.list(organization) },
          { label: policy.identifier, href: policyPaths.policy(organization, id) },
        ]}
      />
      <ActionForm action={changePolicyAction.bind(null, organization, id)}>
        <input type="hidden" name="revision" value={policy.revision} />
        <PolicyFields
          defaults={policy}
          owners={withKnown(owners, policy.owner)}
          audiences={withKnown(audiences, policy.audience)}
        />
        <FormActions>
          <SubmitButton>Save</SubmitButton>
          <LinkButton href={policyPaths.policy(organization, id)}>Cancel</LinkButton>
        </FormActions>
      </ActionForm>
    </>
  );
}
