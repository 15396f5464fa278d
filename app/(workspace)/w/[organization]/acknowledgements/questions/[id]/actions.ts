'use server';

import { revalidatePath } from 'next/cache';
import { acknowledgementPaths } from '#lib/duty-paths.ts';
import { answerQuestion } from '#lib/duty-question/commands.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Answers an employee's question. */
export async function answerAction(
  organization: string,
  questionId: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return action(async () => {
    const actor = await memberActor(organization);
    await answerQuestion(actor, { questionId, answer: textIn(form, 'answer') });
    revalidatePath(acknowledgementPaths.question(organization, questionId));
    return done('The answer is on its way.');
  });
}
