'use server';

import { revalidatePath } from 'next/cache';
import { Conflict } from '#lib/errors.ts';
import { changeEntries, linkProfileEvidence, unlinkProfileEvidence } from '#lib/profile/entry-commands.ts';
import { getProfileEntry } from '#lib/profile/entry-queries.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';
import { entrySetIn } from './entry-input';

type Named = { profileId: string; requirementId: string };

/** What somebody else said meanwhile, and in which edition. */
export type EntryMeanwhile = { number: number; byName: string; changes: string[] };

/** Saves all that a form says of one subcategory, unless somebody else set one of its fields since. */
export async function saveEntryAction(
  organization: string,
  named: Named,
  _: ActionState,
  form: FormData,
): Promise<ActionState & { meanwhile?: EntryMeanwhile }> {
  let meanwhile: EntryMeanwhile | undefined;
  const state = await action(async () => {
    const actor = await memberActor(organization);
    const seen = Number(textIn(form, 'seen'));
    try {
      // A call by hand may bind nothing at all: the copy is then empty, and the operation refuses it.
      const { profileId, requirementId } = { ...named };
      const entries = [{ requirementId, seen, set: entrySetIn(form) }];
      const saved = await changeEntries(actor, { profileId, entries });
      revalidatePath(profilePaths.profile(organization, profileId), 'layout');
      return done(saved.length > 0 ? 'Saved.' : 'Nothing was to be changed.');
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const { number, editions } = await getProfileEntry(actor, { ...named });
      const since = editions.filter((edition) => edition.number > seen);
      if (since.length > 0)
        meanwhile = {
          number,
          byName: since[0]?.changedByName ?? '',
          changes: since.flatMap(({ changes }) => changes),
        };
      throw error;
    }
  });
  return meanwhile ? { ...state, message: 'Nothing is saved yet.', meanwhile } : state;
}

/** Links evidence to this subcategory. */
export async function linkEvidenceAction(organization: string, named: Named, itemId: string) {
  return action(async () => {
    await linkProfileEvidence(await memberActor(organization), { ...named, itemId });
    revalidatePath(profilePaths.entry(organization, named.profileId, named.requirementId));
    return done('Evidence linked.');
  });
}

/** Takes the link away. */
export async function unlinkEvidenceAction(organization: string, named: Named, itemId: string) {
  return action(async () => {
    await unlinkProfileEvidence(await memberActor(organization), { ...named, itemId });
    revalidatePath(profilePaths.entry(organization, named.profileId, named.requirementId));
    return done('Link taken away.');
  });
}
