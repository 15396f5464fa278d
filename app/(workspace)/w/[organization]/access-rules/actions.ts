'use server';

import { revalidatePath } from 'next/cache';
import { addAccessRule, disableAccessRule } from '#lib/access-rule/commands.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { type ActionState, done } from '@/components/form/action-state';

/** Adds a rule; it speaks of requests from now on. */
export async function addRule(organization: string, _: ActionState, form: FormData): Promise<ActionState> {
  return action(async () => {
    const actor = await memberActor(organization);
    const text = (name: string) => String(form.get(name) ?? '');
    await addAccessRule(actor, {
      name: text('name'),
      domain: text('domain'),
      customerId: text('customerId'),
      approve: form.get('approve') === 'on',
      waiveNda: form.get('waiveNda') === 'on',
      waiveReason: text('waiveReason'),
      grantDays: text('grantDays'),
      documentIds: form.getAll('documentIds').map(String),
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
