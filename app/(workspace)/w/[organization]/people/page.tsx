import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { listPersonChoices, listPersons } from '#lib/person/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { PeopleTabs } from './_components/people-tabs';
import { personSpec } from './_components/person-spec';
import { PersonTable } from './_components/person-table';

export const metadata: Metadata = { title: 'People' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** Everybody who works here, with or without a login. */
export default async function PeoplePage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const choices = await page(listPersonChoices(actor, {}));
  const wanted = listParams(personSpec(choices), await searchParams);
  const { rows, ...where } = await page(listPersons(actor, wanted));
  return (
    <>
      <PageHeader
        title="People"
        description="Everybody who works here, with or without a login, and what they owe."
        actions={
          may(actor, 'person:add') && (
            <>
              <LinkButton href={peoplePaths.import(organization)}>Import</LinkButton>
              <LinkButton variant="primary" href={peoplePaths.add(organization)}>
                Add person
              </LinkButton>
            </>
          )
        }
      />
      <PeopleTabs organization={organization} current="people" />
      <PersonTable
        organization={organization}
        rows={rows}
        choices={choices}
        editable={may(actor, 'person:add')}
        exports={may(actor, 'person:export')}
        page={where}
        sort={sortName(wanted)}
      />
    </>
  );
}
