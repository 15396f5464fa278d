import type { Metadata } from 'next';
import { previewPersonErasure } from '#lib/erasure/person-queries.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { EraseForm } from './_components/erase-form';

export const metadata: Metadata = { title: 'Erase person' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** Erasing somebody who left: first what goes and what stays, and why. */
export default async function ErasePersonPage({ params }: Props) {
  const { organization, id } = await params;
  const person = await page(previewPersonErasure(await memberActor(organization), { personId: id }));
  return (
    <>
      <PageHeader
        title={`Erase ${person.name}`}
        description="For a person who left and is no longer to be known here."
        crumbs={[
          { label: 'People', href: peoplePaths.list(organization) },
          { label: person.name, href: peoplePaths.person(organization, id) },
        ]}
      />
      <div className="flex max-w-2xl flex-col gap-5">
        {person.whyNot ? (
          <Callout tone="warning">{person.whyNot}</Callout>
        ) : (
          <EraseForm organization={organization} person={person} />
        )}
      </div>
    </>
  );
}
