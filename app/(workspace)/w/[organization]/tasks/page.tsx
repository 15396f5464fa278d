import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listTaskChoices, listTasks } from '#lib/task/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { PageHeader } from '@/components/ui/page-header';
import { taskSpec } from './_components/task-spec';
import { TaskTable } from './_components/task-table';

export const metadata: Metadata = { title: 'Tasks' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** What is to be done, by whom and by when. */
export default async function TasksPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const choices = await page(listTaskChoices(actor, {}));
  const wanted = listParams(taskSpec(choices), await searchParams);
  const { rows, today, ...where } = await page(listTasks(actor, wanted));
  return (
    <>
      <PageHeader title="Tasks" description="What is to be done, by whom and by when." />
      <TaskTable
        organization={organization}
        rows={rows}
        today={today}
        choices={choices}
        editable={may(actor, 'task:change')}
        page={where}
        sort={sortName(wanted)}
      />
    </>
  );
}
