import type { Metadata } from 'next';
import { getNextIdentifier } from '#lib/control/detail-queries.ts';
import { listControlChoices } from '#lib/control/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { ControlFields } from '../_components/control-fields';
import { addControlAction } from '../actions';

export const metadata: Metadata = { title: 'Add control' };

type Props = { params: Promise<{ organization: string }> };

/** Adds one control by hand. */
export default async function AddControlPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const identifier = await page(getNextIdentifier(actor, {}));
  const { owners } = await page(listControlChoices(actor, {}));
  const defaults = {
    identifier,
    title: '',
    description: '',
    ownerId: actor.memberId,
    implementation: 'planned',
    justification: '',
    responsibility: 'us',
    tier: null,
    cadenceDays: null,
    tags: [],
  };
  const list = workspacePaths.controls(organization);
  return (
    <>
      <PageHeader title="Add control" crumbs={[{ label: 'Controls', href: list }]} />
      <ActionForm action={addControlAction.bind(null, organization)}>
        <ControlFields defaults={defaults} owners={owners} />
        <FormActions>
          <SubmitButton>Add control</SubmitButton>
          <LinkButton href={list}>Cancel</LinkButton>
        </FormActions>
      </ActionForm>
    </>
  );
}
