import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listControlChoices, listControls } from '#lib/control/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { getSavedFilters } from '#lib/saved-filter/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { controlSpec } from './_components/control-spec';
import { ControlTable } from './_components/control-table';

export const metadata: Metadata = { title: 'Controls' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** What the organization does, and how well that is proven today. */
export default async function ControlsPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const choices = await page(listControlChoices(actor, {}));
  const wanted = listParams(controlSpec(choices), await searchParams);
  const { rows, ...where } = await page(listControls(actor, wanted));
  const savedFilters = await page(getSavedFilters(actor, { list: 'controls' }));
  const archived = wanted.filters.archived === 'yes';
  const href = workspacePaths.controls(organization);
  return (
    <>
      <PageHeader
        title="Controls"
        description="What you do, and how well dated evidence proves it today."
        actions={
          may(actor, 'control:add') && (
            <>
              <LinkButton href={workspacePaths.importControls(organization)}>Import</LinkButton>
              <LinkButton href={workspacePaths.controlTemplates(organization)}>Library</LinkButton>
              <LinkButton variant="primary" href={workspacePaths.addControl(organization)}>
                Add control
              </LinkButton>
            </>
          )
        }
      />
      <Tabs
        label="Controls"
        tabs={[
          { label: 'In use', href, current: !archived },
          { label: 'Archived', href: `${href}?archived=yes`, current: archived },
        ]}
      />
      <ControlTable
        organization={organization}
        rows={rows}
        choices={choices}
        savedFilters={savedFilters}
        keeps={may(actor, 'saved-filter:keep')}
        editable={may(actor, 'control:change')}
        archived={archived}
        page={where}
        sort={sortName(wanted)}
      />
    </>
  );
}
