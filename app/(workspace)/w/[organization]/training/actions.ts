'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { parse } from '#lib/parse.ts';
import {
  addCourse,
  archiveCourse,
  changeCourse,
  changeLessons,
  changeQuiz,
  restoreCourse,
} from '#lib/training/commands.ts';
import { proveControl, unproveControl } from '#lib/training/control-commands.ts';
import { lessonsContent } from '#lib/training/schema.ts';
import { adoptCourse } from '#lib/training/starter-commands.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { jsonIn, textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';
import { courseIn } from './course-input';

const forget = (organization: string) => revalidatePath(trainingPaths.list(organization), 'layout');

/** Adds a course and leads to it. */
export async function addCourseAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const id = await addCourse(await memberActor(organization), courseIn(form));
    forget(organization);
    redirect(trainingPaths.course(organization, id));
  });
}

/** Changes what is said about a course, and leads back to it. */
export async function changeCourseAction(
  organization: string,
  courseId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const input = { courseId, revision: textIn(form, 'revision'), ...courseIn(form) };
    await changeCourse(await memberActor(organization), input);
    forget(organization);
    redirect(trainingPaths.course(organization, courseId));
  });
}

/** Replaces the lessons of a course, and leads back to it. */
export async function changeLessonsAction(
  organization: string,
  courseId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const lessons = parse(lessonsContent, jsonIn(form, 'lessons'));
    const input = { courseId, revision: textIn(form, 'revision'), lessons };
    await changeLessons(await memberActor(organization), input);
    forget(organization);
    redirect(trainingPaths.course(organization, courseId));
  });
}

/** Replaces the quiz of a course, and leads back to it. */
export async function changeQuizAction(
  organization: string,
  courseId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const input = { courseId, revision: textIn(form, 'revision'), quiz: jsonIn(form, 'quiz') };
    await changeQuiz(await memberActor(organization), input);
    forget(organization);
    redirect(trainingPaths.course(organization, courseId));
  });
}

/** Archives a course. */
export async function archiveCourseAction(organization: string, courseId: string) {
  return action(async () => {
    await archiveCourse(await memberActor(organization), { courseId });
    forget(organization);
    return done('Course archived.');
  });
}

/** Takes a course out of the archive. */
export async function restoreCourseAction(organization: string, courseId: string) {
  return action(async () => {
    await restoreCourse(await memberActor(organization), { courseId });
    forget(organization);
    return done('Course restored.');
  });
}

/** Has a course prove a control. */
export async function proveControlAction(
  organization: string,
  courseId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await proveControl(await memberActor(organization), { courseId, controlId: textIn(form, 'controlId') });
    forget(organization);
    return done('The course proves this control. It is measured within a minute.');
  });
}

/** Ends that a course proves a control. */
export async function unproveControlAction(organization: string, courseId: string, controlId: string) {
  return action(async () => {
    await unproveControl(await memberActor(organization), { courseId, controlId });
    forget(organization);
    return done('The course proves this control no more.');
  });
}

/** Takes over a course that comes with Candor. */
export async function adoptCourseAction(organization: string, key: string) {
  return action(async () => {
    await adoptCourse(await memberActor(organization), { key });
    forget(organization);
    return done('Course added. Choose who it is for.');
  });
}
