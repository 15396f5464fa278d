'use server';

import { revalidatePath } from 'next/cache';
import {
  archiveEvidence,
  changeEvidence,
  linkEvidence,
  restoreEvidence,
  unlinkEvidence,
} from '#lib/evidence/commands.ts';
import { reviewEvidence } from '#lib/evidence/review-commands.ts';
import {
  addEvidenceRequirement,
  changeEvidenceRequirement,
  endEvidenceRequirement,
} from '#lib/evidence-requirement/commands.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn, textsIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** Accepts or rejects a revision. */
export async function reviewEvidenceAction(
  organization: string,
  itemId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const verdict = textIn(form, 'verdict') === 'accepted' ? 'accepted' : 'rejected';
    const said = { revisionId: textIn(form, 'revisionId'), seen: textIn(form, 'seen') };
    const input = { itemId, verdict, reason: textIn(form, 'reason'), ...said } as const;
    await reviewEvidence(await memberActor(organization), input);
    revalidatePath(workspacePaths.evidenceItem(organization, itemId));
    return done(verdict === 'accepted' ? 'Evidence accepted.' : 'Evidence rejected.');
  });
}

/** Gives an item another title. */
export async function changeEvidenceAction(
  organization: string,
  itemId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await changeEvidence(await memberActor(organization), { itemId, title: textIn(form, 'title') });
    revalidatePath(workspacePaths.evidenceItem(organization, itemId));
    return done('Title changed.');
  });
}

/** Has an item prove further controls. */
export async function linkEvidenceAction(
  organization: string,
  itemId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const input = { itemId, controlIds: textsIn(form, 'controlIds'), evidenceRequirementId: '' };
    await linkEvidence(await memberActor(organization), input);
    revalidatePath(workspacePaths.evidenceItem(organization, itemId));
    return done('Controls linked.');
  });
}

/** Ends that an item proves a control. */
export async function unlinkEvidenceAction(organization: string, itemId: string, controlId: string) {
  return action(async () => {
    await unlinkEvidence(await memberActor(organization), { itemId, controlId });
    revalidatePath(workspacePaths.evidenceItem(organization, itemId));
    return done('The control is unlinked.');
  });
}

/** Archives an item, whatever it proves: the page has said what that is. */
export async function archiveEvidenceAction(organization: string, itemId: string) {
  return action(async () => {
    await archiveEvidence(await memberActor(organization), { itemId, anyway: true });
    revalidatePath(workspacePaths.evidenceItem(organization, itemId));
    return done('Evidence archived.');
  });
}

/** Takes an item out of the archive. */
export async function restoreEvidenceAction(organization: string, itemId: string) {
  return action(async () => {
    await restoreEvidence(await memberActor(organization), { itemId });
    revalidatePath(workspacePaths.evidenceItem(organization, itemId));
    return done('Evidence restored.');
  });
}

const asked = (form: FormData) => ({
  what: textIn(form, 'what'),
  everyDays: textIn(form, 'everyDays'),
  responsibleId: textIn(form, 'responsibleId'),
  startsOn: textIn(form, 'startsOn'),
});

/** Asks for evidence of a control. */
export async function addRequirementAction(
  organization: string,
  controlId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    await addEvidenceRequirement(await memberActor(organization), { controlId, ...asked(form) });
    revalidatePath(workspacePaths.control(organization, controlId));
    return done('Evidence is asked for from now on.');
  });
}

/** Changes what is asked for. */
export async function changeRequirementAction(
  organization: string,
  controlId: string,
  evidenceRequirementId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const actor = await memberActor(organization);
    await changeEvidenceRequirement(actor, { evidenceRequirementId, ...asked(form) });
    revalidatePath(workspacePaths.control(organization, controlId));
    return done('Saved.');
  });
}

/** Asks for it no longer. */
export async function endRequirementAction(
  organization: string,
  controlId: string,
  evidenceRequirementId: string,
) {
  return action(async () => {
    await endEvidenceRequirement(await memberActor(organization), { evidenceRequirementId });
    revalidatePath(workspacePaths.control(organization, controlId));
    return done('It is no longer asked for.');
  });
}
