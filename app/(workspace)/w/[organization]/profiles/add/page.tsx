import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { getProfileChoices } from '#lib/profile/queries.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField } from '@/components/form/fields';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { ProfileFields } from '../_components/profile-fields';
import { addProfileAction } from '../actions';

export const metadata: Metadata = { title: 'Add profile' };

type Props = { params: Promise<{ organization: string }> };

/** Begins a profile: empty, or with what another one says. */
export default async function AddProfilePage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'profile:add')) forbidden();
  const { frameworks, profiles } = await page(getProfileChoices(actor, {}));
  return (
    <>
      <PageHeader
        title="Add profile"
        crumbs={[{ label: 'Profiles', href: profilePaths.list(organization) }]}
        description="What it covers decides how its outcomes are rated: say it in a sentence or two."
      />
      {frameworks.length === 0 ? (
        <Callout
          tone="info"
          title="A profile needs a CSF 2.0"
          actions={<LinkButton href={workspacePaths.frameworks(organization)}>Frameworks</LinkButton>}
        >
          Adopt the one that comes with Candor, or import NIST’s file.
        </Callout>
      ) : (
        <ActionForm action={addProfileAction.bind(null, organization)} className="max-w-2xl">
          <ProfileFields />
          <FormSelectField
            name="frameworkId"
            label="Framework"
            required
            defaultValue={frameworks[0]?.id}
            options={frameworks.map(({ id, title, version }) => ({
              value: id,
              label: `${title} ${version}`,
            }))}
          />
          {profiles.length > 0 && (
            <FormSelectField
              name="fromProfileId"
              label="Begin with"
              placeholder="Nothing: all outcomes unrated"
              options={profiles.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <FormActions>
            <SubmitButton>Add profile</SubmitButton>
            <LinkButton href={profilePaths.list(organization)}>Cancel</LinkButton>
          </FormActions>
        </ActionForm>
      )}
    </>
  );
}
