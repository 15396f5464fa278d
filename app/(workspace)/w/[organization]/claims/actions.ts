'use server';

import { revalidatePath } from 'next/cache';
import {
  addClaims,
  archiveClaim,
  changeClaim,
  moveClaim,
  moveSection,
  renameSection,
  restoreClaim,
} from '#lib/claim/commands.ts';
import type { Move } from '#lib/order.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Adds claims to an area, one for each line. */
export async function addClaimsAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const texts = textIn(form, 'texts')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    await addClaims(await memberActor(organization), { section: textIn(form, 'section'), texts });
    revalidatePath(workspacePaths.claims(organization));
    return done(texts.length === 1 ? 'Claim added.' : `${texts.length} claims added.`);
  });
}

/** Rewords a claim, or moves it to another area. */
export async function changeClaimAction(organization: string, id: string, _: ActionState, form: FormData) {
  return action(async () => {
    const input = { id, section: textIn(form, 'section'), text: textIn(form, 'text') };
    await changeClaim(await memberActor(organization), input);
    revalidatePath(workspacePaths.claims(organization));
    return done('Claim saved.');
  });
}

/** Renames an area. */
export async function renameSectionAction(
  organization: string,
  section: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await renameSection(await memberActor(organization), { section, name: textIn(form, 'name') });
    revalidatePath(workspacePaths.claims(organization));
    return done('Area renamed.');
  });
}

/** Moves a claim within its area. */
export async function moveClaimAction(organization: string, id: string, move: Move) {
  return action(async () => {
    await moveClaim(await memberActor(organization), { id, move });
    revalidatePath(workspacePaths.claims(organization));
    return { ok: true, message: null, problems: [] };
  });
}

/** Moves an area among the areas. */
export async function moveSectionAction(organization: string, section: string, move: Move) {
  return action(async () => {
    await moveSection(await memberActor(organization), { section, move });
    revalidatePath(workspacePaths.claims(organization));
    return { ok: true, message: null, problems: [] };
  });
}

/** Takes a claim out of the draft. */
export async function archiveClaimAction(organization: string, id: string) {
  return action(async () => {
    await archiveClaim(await memberActor(organization), { id });
    revalidatePath(workspacePaths.claims(organization));
    return done('Claim archived.');
  });
}

/** Puts an archived claim back. */
export async function restoreClaimAction(organization: string, id: string) {
  return action(async () => {
    await restoreClaim(await memberActor(organization), { id });
    revalidatePath(workspacePaths.claims(organization));
    return done('Claim restored.');
  });
}
