'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { formatPlural } from '#lib/format.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { adoptPolicyStarters } from '#lib/policy-starter/commands.ts';
import { mapPolicyStarters } from '#lib/policy-starter/map-commands.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { listIn, textIn, textsIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';
import { answersIn } from '../answers';

/** Adds the chosen policies of the starter set as drafts. */
export async function adoptStartersAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    await adoptPolicyStarters(await memberActor(organization), {
      identifiers: textsIn(form, 'identifiers'),
      ownerId: textIn(form, 'ownerId'),
      answers: answersIn(form),
    });
    revalidatePath(policyPaths.list(organization), 'layout');
    redirect(policyPaths.list(organization));
  });
}

/** Maps policies of the starter set to what they lay down and what has come since. */
export async function mapStartersAction(organization: string, policyIds: readonly string[]) {
  return action(async () => {
    const count = await mapPolicyStarters(await memberActor(organization), { policyIds: listIn(policyIds) });
    revalidatePath(policyPaths.list(organization), 'layout');
    return done(`${formatPlural(count, 'mapping')} added.`);
  });
}
