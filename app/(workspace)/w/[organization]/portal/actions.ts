'use server';

import { revalidatePath } from 'next/cache';
import { workspacePaths } from '#lib/paths.ts';
import { publishPortal, removeLogo, updatePortal, withdrawPortal } from '#lib/portal/commands.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { listIn, textIn, tickedIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Changes what the draft says about itself. */
export async function savePortal(organization: string, portalId: string, _: ActionState, form: FormData) {
  return action(async () => {
    await updatePortal(await memberActor(organization), {
      portalId,
      title: textIn(form, 'title'),
      introduction: textIn(form, 'introduction'),
      accent: textIn(form, 'accent'),
      contactEmail: textIn(form, 'contactEmail'),
      accessNotice: textIn(form, 'accessNotice'),
      indexed: tickedIn(form, 'indexed'),
    });
    revalidatePath(workspacePaths.portal(organization));
    return done('Saved. Publish to show it to visitors.');
  });
}

/** Makes the draft public that was looked at, with what of its scan was confirmed. */
export async function publishPortalAction(
  organization: string,
  portalId: string,
  sha256: string,
  confirmed: readonly string[],
) {
  return action(async () => {
    const actor = await memberActor(organization);
    const number = await publishPortal(actor, { portalId, sha256, confirmed: listIn(confirmed) });
    revalidatePath(workspacePaths.portal(organization));
    return done(`Edition ${number} is public.`);
  });
}

/** Takes the portal offline. */
export async function withdrawPortalAction(organization: string, portalId: string) {
  return action(async () => {
    await withdrawPortal(await memberActor(organization), { portalId });
    revalidatePath(workspacePaths.portal(organization));
    return done('The portal is offline.');
  });
}

/** Takes the logo out of the draft. */
export async function removeLogoAction(organization: string, portalId: string) {
  return action(async () => {
    await removeLogo(await memberActor(organization), { portalId });
    revalidatePath(workspacePaths.portal(organization));
    return done('Logo removed. Publish to show it to visitors.');
  });
}
