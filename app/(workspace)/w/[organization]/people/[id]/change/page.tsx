import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { getPerson } from '#lib/person/detail-queries.ts';
import { listPersonChoices } from '#lib/person/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { languages } from '../../_components/languages';
import { PersonFields } from '../../_components/person-fields';
import { changePersonAction } from '../../actions';

export const metadata: Metadata = { title: 'Edit person' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** Changes what is known of a person. */
export default async function ChangePersonPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'person:change')) forbidden();
  const person = await page(getPerson(actor, { personId: id }));
  const choices = await page(listPersonChoices(actor, {}));
  const here = peoplePaths.person(organization, id);
  return (
    <>
      <PageHeader
        title={person.name}
        crumbs={[
          { label: 'People', href: peoplePaths.list(organization) },
          { label: person.name, href: here },
        ]}
      />
      {person.source === 'scim' && (
        <Callout tone="warning" title="The directory connection feeds this record" className="mb-5">
          What it says comes back with its next change.
        </Callout>
      )}
      <ActionForm action={changePersonAction.bind(null, organization, id)}>
        <input type="hidden" name="revision" value={person.revision} />
        <PersonFields defaults={person} choices={choices} languages={languages} />
        <FormActions>
          <SubmitButton>Save</SubmitButton>
          <LinkButton href={here}>Cancel</LinkButton>
        </FormActions>
      </ActionForm>
    </>
  );
}
