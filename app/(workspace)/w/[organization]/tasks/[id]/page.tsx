import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { profilePaths, taskPaths } from '#lib/profile-paths.ts';
import { getTask } from '#lib/task/detail-queries.ts';
import { listTaskChoices } from '#lib/task/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { TaskStatus } from '@/components/task/task-status';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { Timeline } from '@/components/ui/timeline';
import { TaskActions } from './_components/task-actions';

export const metadata: Metadata = { title: 'Task' };

type Props = { params: Promise<{ organization: string; id: string }> };

type Task = Awaited<ReturnType<typeof getTask>>;

/** One task: what it is, where it comes from, how it ended. */
export default async function TaskPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const task = await page(getTask(actor, { taskId: id }));
  const editable = may(actor, 'task:change');
  const { owners } = editable ? await page(listTaskChoices(actor, {})) : { owners: [] };
  const { title, description, state, dueOn, today, profile, requirement } = task;
  return (
    <>
      <PageHeader
        title={title}
        status={<TaskStatus state={state} dueOn={dueOn} today={today} />}
        crumbs={[{ label: 'Tasks', href: taskPaths.list(organization) }]}
        actions={
          <TaskActions
            organization={organization}
            task={{ id, title, description, ownerId: task.ownerId, dueOn, revision: task.revision, state }}
            owners={owners}
            editable={editable}
            own={task.ownerId === actor.memberId}
          />
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Panel title="Task">
          {description && (
            <p dir="auto" className="wrap-anywhere mb-4 whitespace-pre-line">
              {description}
            </p>
          )}
          <DescriptionList
            facts={[
              { label: 'Owner', value: task.owner && ownerOf(task.owner) },
              { label: 'Due', value: dueOn && <Time value={dueOn} precision="day" /> },
              {
                label: 'Closes a gap',
                value: profile && requirement && (
                  <TextLink href={profilePaths.entry(organization, profile.id, requirement.id)}>
                    {requirement.identifier} <bdi>{profile.name}</bdi>
                  </TextLink>
                ),
              },
            ]}
          />
        </Panel>
        <Panel title="What became of it">
          <Timeline label="What became of it" entries={entriesOf(task)} />
        </Panel>
      </div>
    </>
  );
}

function ownerOf({ name, removedAt }: NonNullable<Task['owner']>) {
  return (
    <>
      <bdi>{name}</bdi>
      {removedAt && ', no member any more: it has no owner'}
    </>
  );
}

function entriesOf({ id, createdAt, createdByName, ends }: Task) {
  const entry = (key: string, at: Date, name: string, what: string, body?: string) => ({
    id: key,
    at,
    actor: name,
    title: (
      <>
        <bdi className="font-medium">{name}</bdi> {what}
      </>
    ),
    body: body || undefined,
  });
  return [
    ...ends.flatMap((end) => [
      ...(end.reopenedAt
        ? [entry(`${end.id} reopened`, end.reopenedAt, end.reopenedByName ?? '', 'reopened it')]
        : []),
      entry(
        end.id,
        end.endedAt,
        end.endedByName,
        end.outcome === 'done' ? 'said it is done' : 'dropped it',
        end.reason,
      ),
    ]),
    entry(id, createdAt, createdByName, 'made it'),
  ];
}
