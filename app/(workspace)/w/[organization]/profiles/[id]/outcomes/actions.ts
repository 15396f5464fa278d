'use server';

import { revalidatePath } from 'next/cache';
import { Conflict } from '#lib/errors.ts';
import { changeEntries } from '#lib/profile/entry-commands.ts';
import { linesOf, type ProfileLine } from '#lib/profile/outline.ts';
import { getProfile } from '#lib/profile/queries.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { done } from '@/components/form/action-state';

/** What the grid sends of one subcategory; the operation decides whether it can be so. */
export type EntryChangeSent = {
  requirementId: string;
  seen: number;
  set: Partial<Pick<ProfileLine, 'included' | 'currentTier' | 'targetTier' | 'priority'>>;
};

/** The editions that were written; or why none was, and how the lines stand where somebody else was faster. */
export type EntriesAnswer =
  | { ok: true; saved: { requirementId: string; number: number }[] }
  | { ok: false; message: string; now: ProfileLine[] | null };

/** Writes what was set in the grid, all of it or nothing. */
export async function changeEntriesAction(
  organization: string,
  profileId: string,
  entries: EntryChangeSent[],
): Promise<EntriesAnswer> {
  let saved: { requirementId: string; number: number }[] = [];
  let now: ProfileLine[] | null = null;
  const state = await action(async () => {
    const actor = await memberActor(organization);
    try {
      saved = await changeEntries(actor, { profileId, entries });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const profile = await getProfile(actor, { profileId });
      const ids = new Set(entries.map(({ requirementId }) => requirementId));
      if (profile.archivedAt === null) now = linesOf(profile.functions).filter(({ id }) => ids.has(id));
      throw error;
    }
    revalidatePath(profilePaths.profile(organization, profileId));
    return done('');
  });
  if (state.ok) return { ok: true, saved };
  return { ok: false, message: state.message ?? state.problems[0]?.message ?? '', now };
}
