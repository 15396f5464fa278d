import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { getControl } from '#lib/control/detail-queries.ts';
import { listControlChoices } from '#lib/control/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { ChangeControl } from './_components/change-control';

export const metadata: Metadata = { title: 'Edit control' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** Changes what is said about a control. */
export default async function ChangeControlPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'control:change')) forbidden();
  const control = await page(getControl(actor, { controlId: id }));
  const { owners } = await page(listControlChoices(actor, {}));
  const { owner } = control;
  // Whoever left stays the owner until somebody else is chosen.
  const known = owner && !owners.some((one) => one.id === owner.id) ? [...owners, owner] : owners;
  return (
    <>
      <PageHeader
        title={control.title}
        crumbs={[
          { label: 'Controls', href: workspacePaths.controls(organization) },
          { label: control.identifier, href: workspacePaths.control(organization, id) },
        ]}
      />
      <ChangeControl organization={organization} controlId={id} control={control} owners={known} />
    </>
  );
}
