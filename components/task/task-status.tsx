import { dueLooks, dueStanding } from '#lib/evidence-requirement/standing.ts';
import { type TaskState, taskStateLabels } from '#lib/task/schema.ts';
import { Status } from '../ui/badge';

type Props = { state: TaskState; dueOn: string | null; today: string };

/** How a task stands: how it ended, or how near its day is. */
export function TaskStatus({ state, dueOn, today }: Props) {
  if (state === 'done') return <Status tone="positive">{taskStateLabels.done}</Status>;
  if (state === 'dropped') return <Status>{taskStateLabels.dropped}</Status>;
  if (dueOn === null) return <Status>No day set</Status>;
  const { label, tone } = dueLooks[dueStanding({ dueOn, waitingOn: null }, today)];
  return <Status tone={tone}>{label}</Status>;
}
