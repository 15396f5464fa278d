'use server';

import { revalidatePath } from 'next/cache';
import { backClaim, endOverride, overrideClaim, unbackClaim } from '#lib/claim/backing-commands.ts';
import { addClaims, archiveClaim, changeClaim, restoreClaim, rewordClaim } from '#lib/claim/commands.ts';
import { moveClaim, moveSection, renameSection } from '#lib/claim/order-commands.ts';
import { audiences } from '#lib/claim/schema.ts';
import { listControls } from '#lib/control/queries.ts';
import type { Move } from '#lib/order.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action, page } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

const audienceIn = (form: FormData) => audiences.find((audience) => audience === textIn(form, 'audience'));

function refresh(organization: string, id?: string): void {
  revalidatePath(workspacePaths.claims(organization));
  revalidatePath(workspacePaths.arrangeClaims(organization));
  if (id) revalidatePath(workspacePaths.claim(organization, id));
}

/** Adds claims to an area, one for each line. */
export async function addClaimsAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const texts = textIn(form, 'texts')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const audience = audienceIn(form);
    await addClaims(await memberActor(organization), { section: textIn(form, 'section'), texts, audience });
    refresh(organization);
    return done(texts.length === 1 ? 'Claim added.' : `${texts.length} claims added.`);
  });
}

/** Says a claim anew: wording, area, measure and audience. */
export async function changeClaimAction(
  organization: string,
  id: string,
  edition: number,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const number = await changeClaim(await memberActor(organization), {
      id,
      edition,
      section: textIn(form, 'section'),
      text: textIn(form, 'text'),
      audience: audienceIn(form) ?? 'public',
      measure: {
        metric: textIn(form, 'metric'),
        comparator: textIn(form, 'comparator'),
        value: textIn(form, 'value'),
        unit: textIn(form, 'unit'),
      },
    });
    refresh(organization, id);
    return done(number === edition ? 'Nothing changed.' : `Saved as edition ${number}.`);
  });
}

/** Rewords a claim, or moves it to another area. */
export async function rewordClaimAction(
  organization: string,
  id: string,
  edition: number,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const words = { section: textIn(form, 'section'), text: textIn(form, 'text') };
    await rewordClaim(await memberActor(organization), { id, edition, ...words });
    refresh(organization, id);
    return done('Claim saved.');
  });
}

/** A control as the search for one shows it. */
export type FoundControl = { id: string; identifier: string; title: string };

/** Controls whose identifier, title, description or tags hold these words; the first few. */
export async function findControls(organization: string, words: string): Promise<FoundControl[]> {
  const search = typeof words === 'string' ? words.slice(0, 200) : '';
  const found = listControls(await memberActor(organization), { search, sort: 'identifier' });
  const { rows } = await page(found);
  return rows.slice(0, 12).map(({ id, identifier, title }) => ({ id, identifier, title }));
}

/** Puts a control behind a claim. */
export async function backClaimAction(organization: string, id: string, controlId: string) {
  return action(async () => {
    await backClaim(await memberActor(organization), { id, controlIds: [controlId] });
    refresh(organization, id);
    return done('The control is behind the claim now.');
  });
}

/** Takes a control from behind a claim. */
export async function unbackClaimAction(organization: string, id: string, controlId: string) {
  return action(async () => {
    await unbackClaim(await memberActor(organization), { id, controlId });
    refresh(organization, id);
    return done('The control is no longer behind the claim.');
  });
}

/** Lets a lapsed claim stand for a while. */
export async function overrideClaimAction(organization: string, id: string, _: ActionState, form: FormData) {
  return action(async () => {
    const input = { id, reason: textIn(form, 'reason'), untilOn: textIn(form, 'untilOn') };
    await overrideClaim(await memberActor(organization), input);
    refresh(organization, id);
    return done('The claim stands until that day.');
  });
}

/** Ends an override before its day. */
export async function endOverrideAction(organization: string, id: string) {
  return action(async () => {
    await endOverride(await memberActor(organization), { id });
    refresh(organization, id);
    return done('The override has ended.');
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
    refresh(organization);
    return done('Area renamed.');
  });
}

/** Moves a claim within its area. */
export async function moveClaimAction(organization: string, id: string, move: Move) {
  return action(async () => {
    await moveClaim(await memberActor(organization), { id, move });
    refresh(organization);
    return { ok: true, message: null, problems: [] };
  });
}

/** Moves an area among the areas. */
export async function moveSectionAction(organization: string, section: string, move: Move) {
  return action(async () => {
    await moveSection(await memberActor(organization), { section, move });
    refresh(organization);
    return { ok: true, message: null, problems: [] };
  });
}

/** Takes a claim out of the draft. */
export async function archiveClaimAction(organization: string, id: string) {
  return action(async () => {
    await archiveClaim(await memberActor(organization), { id });
    refresh(organization);
    return done('Claim archived.');
  });
}

/** Puts an archived claim back. */
export async function restoreClaimAction(organization: string, id: string) {
  return action(async () => {
    await restoreClaim(await memberActor(organization), { id });
    refresh(organization);
    return done('Claim restored.');
  });
}
