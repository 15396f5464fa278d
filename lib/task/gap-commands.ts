import { dateOf } from '#lib/day.ts';
import { Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { gapOf } from '#lib/profile/gap.ts';
import { countOpenTasks } from '#lib/profile/ground-steps.ts';
import { lockProfile } from '#lib/profile/steps.ts';
import { nothingSaid, readEntries, readOutcomes } from '#lib/profile/stored-steps.ts';
import { tierInWords } from '#lib/profile/tiers.ts';
import { requireTaskOwner } from './commands.ts';
import { addGapTasksInput } from './schema.ts';

/**
 * Makes a task of each of these gaps; those that have an open one are left out. Returns how many were made, and how many
 * had one. Throws NotFound, Invalid where there is no gap, Conflict when the profile is archived.
 */
export const addGapTasks = command('task:add', addGapTasksInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { profileId, requirementIds, ownerId, dueOn } = input;
  // Held: two people at once would make two tasks of one gap.
  const profile = await lockProfile(tenant, profileId);
  await requireTaskOwner(tenant, ownerId);
  const outcomes = new Map((await readOutcomes(tenant, profile.frameworkId)).map((one) => [one.id, one]));
  const entries = await readEntries(tenant, profileId, now);
  const open = await countOpenTasks(tenant, profileId);
  const made = requirementIds
    .filter((requirementId) => !open.has(requirementId))
    .map((requirementId) => {
      const outcome = outcomes.get(requirementId);
      if (outcome?.kind !== 'subcategory')
        throw new NotFound('There is no such subcategory in this profile.');
      const { entry } = entries.get(requirementId) ?? nothingSaid;
      if (gapOf(entry) === 0) throw new Invalid(`${outcome.identifier} has no gap in this profile.`);
      const from = entry.currentTier === null ? '' : ` from ${tierInWords(entry.currentTier)}`;
      return {
        organizationId,
        id: newId(),
        title: `Raise ${outcome.identifier}${from} to ${tierInWords(entry.targetTier)}`,
        description: [outcome.wording || outcome.title, entry.reason].filter(Boolean).join('\n\n'),
        ownerId,
        dueOn: dateOf(dueOn),
        profileId,
        requirementId,
        createdAt: now,
        createdBy: by,
      };
    });
  await tenant.task.createMany({ data: made });
  const had = requirementIds.length - made.length;
  const data = { taskIds: made.map(({ id }) => id), ownerId, dueOn, had };
  return { result: { made: made.length, had }, events: [{ subject: `profile:${profileId}`, data }] };
});
