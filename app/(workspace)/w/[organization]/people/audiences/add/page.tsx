import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { listPersonChoices } from '#lib/person/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { AudienceForm } from '../_components/audience-form';
import { addAudienceAction } from '../actions';

export const metadata: Metadata = { title: 'Add audience' };

type Props = { params: Promise<{ organization: string }> };

/** Adds an audience. */
export default async function AddAudiencePage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'audience:add')) forbidden();
  const choices = await page(listPersonChoices(actor, {}));
  const list = peoplePaths.audiences(organization);
  return (
    <>
      <PageHeader title="Add audience" crumbs={[{ label: 'Audiences', href: list }]} />
      <AudienceForm
        organization={organization}
        action={addAudienceAction.bind(null, organization)}
        audience={null}
        choices={choices}
        back={list}
      />
    </>
  );
}
