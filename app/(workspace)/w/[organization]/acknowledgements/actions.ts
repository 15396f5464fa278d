'use server';

import { revalidatePath } from 'next/cache';
import { askAgain, exemptDuties } from '#lib/duty/exempt-commands.ts';
import { formatPlural } from '#lib/format.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { listIn, textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Frees people from what they owe, with the reason. */
export async function exemptDutiesAction(
  organization: string,
  dutyIds: readonly string[],
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const input = { dutyIds: listIn(dutyIds), reason: textIn(form, 'reason') };
    const count = await exemptDuties(await memberActor(organization), input);
    revalidatePath(`/w/${organization}`, 'layout');
    return done(`${formatPlural(count, 'person is', 'people are')} exempt.`);
  });
}

/** Takes exemptions back. */
export async function askAgainAction(organization: string, dutyIds: readonly string[]) {
  return action(async () => {
    const count = await askAgain(await memberActor(organization), { dutyIds: listIn(dutyIds) });
    revalidatePath(`/w/${organization}`, 'layout');
    return done(`${formatPlural(count, 'person owes', 'people owe')} it again.`);
  });
}
