'use server';

import { revalidatePath } from 'next/cache';
import { askForInformation, decideRequest } from '#lib/access-request/decision-commands.ts';
import { Invalid } from '#lib/errors.ts';
import { formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';
import { decisionsOf, problemsAtFields } from './decision-form';

/** Records the decisions of the form; documents left for later stay open. */
export async function decide(
  organization: string,
  requestId: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return action(async () => {
    const actor = await memberActor(organization);
    const { decisions, fields } = decisionsOf(form);
    const onBehalfOf = textIn(form, 'onBehalfOf') || null;
    try {
      await decideRequest(actor, { requestId, decisions, onBehalfOf });
    } catch (error) {
      throw error instanceof Invalid ? problemsAtFields(error, fields) : error;
    }
    revalidatePath(workspacePaths.request(organization, requestId));
    return done(`Decided on ${formatPlural(decisions.length, 'document')}. The requester is told by mail.`);
  });
}

/** Asks the requester; the clock stands still until they answer. */
export async function ask(
  organization: string,
  requestId: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return action(async () => {
    const actor = await memberActor(organization);
    await askForInformation(actor, { requestId, body: textIn(form, 'body') });
    revalidatePath(workspacePaths.request(organization, requestId));
    return done('Your question is on its way.');
  });
}
