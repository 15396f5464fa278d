'use server';

import { revalidatePath } from 'next/cache';
import { formatDate } from '#lib/format.ts';
import { changeGrantEnd, extendGrant, reinstateGrant, revokeGrant } from '#lib/grant/commands.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Takes the grant back, at once. */
export async function revoke(
  organization: string,
  grantId: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return action(async () => {
    const actor = await memberActor(organization);
    await revokeGrant(actor, { grantId, reason: textIn(form, 'reason') });
    revalidatePath(workspacePaths.grant(organization, grantId));
    return done('Revoked. Downloads that are running are cut off within seconds.');
  });
}

/** Opens a revoked grant again. */
export async function reinstate(organization: string, grantId: string): Promise<ActionState> {
  return action(async () => {
    const actor = await memberActor(organization);
    await reinstateGrant(actor, { grantId });
    revalidatePath(workspacePaths.grant(organization, grantId));
    return done('Reinstated.');
  });
}

/** Lets the grant last longer. */
export async function extend(
  organization: string,
  grantId: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return action(async () => {
    const actor = await memberActor(organization);
    const { expiresAt } = await extendGrant(actor, { grantId, days: textIn(form, 'days') });
    revalidatePath(workspacePaths.grant(organization, grantId));
    return done(`Extended until ${formatDate(expiresAt)}.`);
  });
}

/** Decides the last day of the grant. */
export async function changeEnd(
  organization: string,
  grantId: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return action(async () => {
    const [endsOn, reason] = [textIn(form, 'endsOn'), textIn(form, 'reason')];
    const notify = textIn(form, 'notify') === 'yes';
    await changeGrantEnd(await memberActor(organization), { grantId, endsOn, reason, notify });
    revalidatePath(workspacePaths.grant(organization, grantId));
    return done(`Its last day is ${endsOn}.`);
  });
}
