'use server';

import { revalidatePath } from 'next/cache';
import { workspacePaths } from '#lib/paths.ts';
import { acceptFinding, dropFinding, undoFinding } from '#lib/proposal-page/finding-commands.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

/** A finding at the revision that was seen. */
type Seen = { findingId: string; revision: number };

const refresh = (organization: string) => revalidatePath(workspacePaths.proposals(organization), 'layout');

/** Takes a company as subprocessor. */
export async function acceptCompanyAction(organization: string, seen: Seen, _: ActionState, form: FormData) {
  return action(async () => {
    const said = {
      name: textIn(form, 'name'),
      purpose: textIn(form, 'purpose'),
      location: textIn(form, 'location'),
    };
    await acceptFinding(await memberActor(organization), { ...seen, ...said });
    refresh(organization);
    return done('It comes on the list with the commit.');
  });
}

/** Takes an address as the contact of the portal. */
export async function acceptContactAction(organization: string, seen: Seen) {
  return action(async () => {
    await acceptFinding(await memberActor(organization), seen);
    refresh(organization);
    return done('It becomes the contact of the portal with the commit.');
  });
}

/** Drops a finding. */
export async function dropFindingAction(organization: string, seen: Seen) {
  return action(async () => {
    await dropFinding(await memberActor(organization), seen);
    refresh(organization);
    return { ok: true, message: null, problems: [] };
  });
}

/** Opens a decided finding again. */
export async function undoFindingAction(organization: string, seen: Seen) {
  return action(async () => {
    await undoFinding(await memberActor(organization), seen);
    refresh(organization);
    return { ok: true, message: null, problems: [] };
  });
}
