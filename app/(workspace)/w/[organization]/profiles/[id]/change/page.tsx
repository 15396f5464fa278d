import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { getProfile } from '#lib/profile/queries.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { LinkButton } from '@/components/ui/link-button';
import { ProfileFields } from '../../_components/profile-fields';
import { ProfileHead } from '../../_components/profile-head';
import { changeProfileAction } from '../../actions';

export const metadata: Metadata = { title: 'Edit profile' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** Changes what a profile is called and what it covers. */
export default async function ChangeProfilePage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'profile:change')) forbidden();
  const profile = await page(getProfile(actor, { profileId: id }));
  return (
    <>
      <ProfileHead organization={organization} profile={profile} title="Edit profile" />
      <ActionForm action={changeProfileAction.bind(null, organization, id)} className="max-w-2xl">
        <input type="hidden" name="revision" value={profile.revision} />
        <ProfileFields name={profile.name} scope={profile.scope} />
        <FormActions>
          <SubmitButton>Save</SubmitButton>
          <LinkButton href={profilePaths.profile(organization, id)}>Cancel</LinkButton>
        </FormActions>
      </ActionForm>
    </>
  );
}
