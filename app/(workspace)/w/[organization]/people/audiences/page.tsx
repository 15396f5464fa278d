import type { Metadata } from 'next';
import { listAudiences } from '#lib/audience/queries.ts';
import { ruleInWords } from '#lib/audience/words.ts';
import { may } from '#lib/auth/permissions.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { PeopleTabs } from '../_components/people-tabs';
import { AudienceTable } from './_components/audience-table';

export const metadata: Metadata = { title: 'Audiences' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

const spec = { sorts: ['name', 'createdAt'], defaultSort: 'name', filters: { archived: ['yes'] } } as const;

/** The rules that say who is asked for something. */
export default async function AudiencesPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const wanted = listParams(spec, await searchParams);
  const { rows, ...where } = await page(listAudiences(actor, wanted));
  const editable = may(actor, 'audience:add');
  return (
    <>
      <PageHeader
        title="Audiences"
        description="Whoever is in an audience is asked for what is addressed to it; whoever goes out is asked no more."
        actions={
          editable && (
            <LinkButton variant="primary" href={peoplePaths.addAudience(organization)}>
              Add audience
            </LinkButton>
          )
        }
      />
      <PeopleTabs organization={organization} current="audiences" />
      <AudienceTable
        organization={organization}
        rows={rows.map((row) => ({ ...row, words: ruleInWords(row.rule) }))}
        editable={editable}
        page={where}
        sort={sortName(wanted)}
      />
    </>
  );
}
