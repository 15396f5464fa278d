'use server';

import { revalidatePath } from 'next/cache';
import { workspacePaths } from '#lib/paths.ts';
import { taskPaths } from '#lib/profile-paths.ts';
import { addTask, changeTask, finishTask, reopenTask } from '#lib/task/commands.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

const describedIn = (form: FormData) => ({
  title: textIn(form, 'title'),
  description: textIn(form, 'description'),
  ownerId: textIn(form, 'ownerId'),
  dueOn: textIn(form, 'dueOn'),
});

function forget(organization: string): void {
  revalidatePath(taskPaths.list(organization), 'layout');
  revalidatePath(workspacePaths.myWork(organization));
}

/** Adds a task. */
export async function addTaskAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    await addTask(await memberActor(organization), describedIn(form));
    forget(organization);
    return done('Task added.');
  });
}

/** Changes an open task. */
export async function changeTaskAction(organization: string, taskId: string, _: ActionState, form: FormData) {
  return action(async () => {
    const input = { taskId, revision: textIn(form, 'revision'), ...describedIn(form) };
    await changeTask(await memberActor(organization), input);
    forget(organization);
    return done('Task changed.');
  });
}

/** Ends a task as done. */
export async function completeTaskAction(organization: string, taskId: string) {
  return action(async () => {
    await finishTask(await memberActor(organization), { taskId, outcome: 'done' });
    forget(organization);
    return done('Task done.');
  });
}

/** Drops a task, with the reason. */
export async function dropTaskAction(organization: string, taskId: string, _: ActionState, form: FormData) {
  return action(async () => {
    const reason = textIn(form, 'reason');
    await finishTask(await memberActor(organization), { taskId, outcome: 'dropped', reason });
    forget(organization);
    return done('Task dropped.');
  });
}

/** Opens a task again. */
export async function reopenTaskAction(organization: string, taskId: string) {
  return action(async () => {
    await reopenTask(await memberActor(organization), { taskId });
    forget(organization);
    return done('Task reopened.');
  });
}
