'use client';

import { taskPaths } from '#lib/profile-paths.ts';
import type { TaskRow } from '#lib/task/schema.ts';
import { useAct } from '@/components/form/use-act';
import { TaskStatus } from '@/components/task/task-status';
import { Button } from '@/components/ui/button';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { completeTaskAction } from '../../tasks/actions';

type Props = { organization: string; rows: readonly TaskRow[]; today: string; reads: boolean };

/** The open tasks of the member, each to be marked as done; nothing where there is none. */
export function OwnTasks({ organization, rows, today, reads }: Props) {
  const { act, pending } = useAct();
  if (rows.length === 0) return null;
  return (
    <Panel title="My tasks" padded={false}>
      <ul className="divide-y">
        {rows.map(({ id, title, state, dueOn, profileName }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p dir="auto" className="wrap-anywhere font-medium">
                {reads ? (
                  <PageLink
                    href={taskPaths.task(organization, id)}
                    className="underline-offset-4 hover:underline"
                  >
                    {title}
                  </PageLink>
                ) : (
                  title
                )}
              </p>
              {profileName && (
                <p dir="auto" className="wrap-anywhere text-ink-muted text-xs">
                  {profileName}
                </p>
              )}
            </div>
            <p className="flex flex-wrap items-center gap-x-3">
              <TaskStatus state={state} dueOn={dueOn} today={today} />
              {dueOn && (
                <span className="text-ink-muted">
                  by <Time value={dueOn} precision="day" />
                </span>
              )}
            </p>
            <Button
              size="sm"
              pending={pending}
              aria-label={`Mark as done: ${title}`}
              onClick={() => act(() => completeTaskAction(organization, id))}
            >
              Mark as done
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
