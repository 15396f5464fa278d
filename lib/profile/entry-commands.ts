import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { changesBetween, fieldLabels, mergeEntry } from './entry.ts';
import { changeEntriesInput, linkEvidenceInput } from './schema.ts';
import { lockProfile, readEditions, type WrittenEntry, writeEntries } from './steps.ts';
import { nothingSaid, readEntries, readOutcomes } from './stored-steps.ts';

type Clash = { identifier: string; byName: string; fields: string[] };

function told(clashes: readonly Clash[]): Conflict {
  const [first] = clashes;
  const rest = clashes.length > 1 ? ` and ${clashes.length - 1} more` : '';
  const what = first
    ? `${first.byName} changed ${first.identifier} (${first.fields.join(', ')})${rest} while you did.`
    : 'Somebody changed this while you did.';
  return new Conflict(`${what} Nothing of yours is saved yet, and nothing is lost.`);
}

/**
 * Says something of subcategories, all of them or none, each as its next edition; what says nothing new makes none. Two
 * people who changed different fields are put together; where both set one field, nothing is written and Conflict tells
 * who changed what. Returns the numbers of the editions. Throws NotFound, Invalid, Conflict.
 */
export const changeEntries = command('profile:change', changeEntriesInput, async (context, input) => {
  const { tenant, now } = context;
  const { profileId, entries } = input;
  const profile = await lockProfile(tenant, profileId);
  const outcomes = new Map((await readOutcomes(tenant, profile.frameworkId)).map((one) => [one.id, one]));
  const stored = await readEntries(tenant, profileId, now);
  const asked = entries.map(({ requirementId, seen }) => ({ requirementId, number: seen }));
  const editions = await readEditions(tenant, profileId, asked);
  const written: WrittenEntry[] = [];
  const clashes: Clash[] = [];
  for (const { requirementId, seen, set } of entries) {
    const outcome = outcomes.get(requirementId);
    if (outcome?.kind !== 'subcategory') throw new NotFound('There is no such subcategory in this profile.');
    const before = stored.get(requirementId) ?? nothingSaid;
    if (seen > before.number) throw new Invalid('This edition is not there yet.');
    const merged = mergeEntry(editions.get(requirementId) ?? nothingSaid.entry, before.entry, set);
    if (merged.clashes.length > 0)
      clashes.push({
        identifier: outcome.identifier,
        byName: before.changedByName,
        fields: merged.clashes.map((field) => fieldLabels[field].toLowerCase()),
      });
    else if (changesBetween(before.entry, merged.entry).length > 0)
      written.push({ requirementId, number: before.number + 1, entry: merged.entry });
  }
  if (clashes.length > 0) throw told(clashes);
  await writeEntries(context, profileId, written);
  const changed = written.map(({ requirementId, number, entry }) => ({
    requirementId,
    number,
    fields: changesBetween((stored.get(requirementId) ?? nothingSaid).entry, entry).map(({ field }) => field),
  }));
  return {
    result: written.map(({ requirementId, number }) => ({ requirementId, number })),
    events: [{ subject: `profile:${profileId}`, data: { changed } }],
  };
});

async function requireSubcategory(tenant: Tenant, profileId: string, requirementId: string): Promise<void> {
  const { frameworkId } = await lockProfile(tenant, profileId);
  const where = { id: requirementId, frameworkId, kind: 'subcategory' };
  if ((await tenant.requirement.count({ where })) === 0)
    throw new NotFound('There is no such subcategory in this profile.');
}

/** Links an evidence item to what a profile says of a subcategory; twice is once. Throws NotFound, Conflict. */
export const linkProfileEvidence = command(
  'profile:change',
  linkEvidenceInput,
  async ({ tenant, organizationId, now, by }, input) => {
    const { profileId, requirementId, itemId } = input;
    await requireSubcategory(tenant, profileId, requirementId);
    const item = await tenant.evidenceItem.count({ where: { id: itemId, archivedAt: null } });
    if (item === 0) throw new NotFound('There is no such evidence.');
    const open = await tenant.profileEvidence.count({ where: { ...input, removedAt: null } });
    if (open === 0)
      await tenant.profileEvidence.create({
        data: { organizationId, id: newId(), ...input, createdAt: now, createdBy: by },
        select: { id: true },
      });
    const data = { requirementId, itemId, linked: true };
    return { result: undefined, events: [{ subject: `profile:${profileId}`, data }] };
  },
);

/** Takes a link away; that it was there stays known. Throws NotFound, Conflict. */
export const unlinkProfileEvidence = command(
  'profile:change',
  linkEvidenceInput,
  async ({ tenant, now, by }, input) => {
    const { profileId, requirementId, itemId } = input;
    await requireSubcategory(tenant, profileId, requirementId);
    const { count } = await tenant.profileEvidence.updateMany({
      where: { ...input, removedAt: null },
      data: { removedAt: now, removedBy: by },
    });
    if (count === 0) throw new Conflict('This link was taken away already.');
    const data = { requirementId, itemId, linked: false };
    return { result: undefined, events: [{ subject: `profile:${profileId}`, data }] };
  },
);
