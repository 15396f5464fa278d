'use server';

import { revalidatePath } from 'next/cache';
import { addAccessRule, disableAccessRule } from '#lib/access-rule/commands.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn, textsIn, tickedIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Adds a rule; it speaks of requests from now on. */
export async function addRule(organization: string, _: ActionState, form: FormData): Promise<ActionState> {
  return action(async () => {
    const actor = await memberActor(organization);
    await addAccessRule(actor, {
      name: textIn(form, 'name'),
      domain: textIn(form, 'domain'),
      customerId: textIn(form, 'customerId'),
      approve: tickedIn(form, 'approve'),
      waiveNda: tickedIn(form, 'waiveNda'),
      waiveReason: textIn(form, 'waiveReason'),
      grantDays: textIn(form, 'grantDays'),
      documentIds: textsIn(form, 'documentIds'),
    });
    revalidatePath(workspacePaths.accessRules(organization));
    return done('The rule is in force.');
  });
}

/** Ends a rule; what it has given stays. */
export async function disableRule(organization: string, ruleId: string): Promise<ActionState> {
  return action(async () => {
    const actor = await memberActor(organization);
    await disableAccessRule(actor, { ruleId });
    revalidatePath(workspacePaths.accessRules(organization));
    return done('The rule is disabled. What it has given stays until it is revoked or expires.');
  });
}
