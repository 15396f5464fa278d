import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { listPersonChoices } from '#lib/person/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { languages } from '../_components/languages';
import { PersonFields } from '../_components/person-fields';
import { addPersonAction } from '../actions';

export const metadata: Metadata = { title: 'Add person' };

type Props = { params: Promise<{ organization: string }> };

const nobody = {
  email: '',
  name: '',
  team: '',
  role: '',
  location: '',
  managerEmail: null,
  startedOn: null,
  privateEmail: null,
  locale: null,
  externalId: null,
};

/** Adds one person by hand. */
export default async function AddPersonPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'person:add')) forbidden();
  const choices = await page(listPersonChoices(actor, {}));
  const list = peoplePaths.list(organization);
  return (
    <>
      <PageHeader title="Add person" crumbs={[{ label: 'People', href: list }]} />
      <ActionForm action={addPersonAction.bind(null, organization)}>
        <PersonFields defaults={nobody} choices={choices} languages={languages} />
        <FormActions>
          <SubmitButton>Add person</SubmitButton>
          <LinkButton href={list}>Cancel</LinkButton>
        </FormActions>
      </ActionForm>
    </>
  );
}
