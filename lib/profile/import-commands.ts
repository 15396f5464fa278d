import { z } from 'zod';
import { Conflict, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { id, line } from '#lib/text.ts';
import { withFields } from './entry.ts';
import { draftSheet, openProfileDraft, planDraft } from './import-steps.ts';
import { lockProfile, writeEntries } from './steps.ts';
import { nothingSaid, readEntries } from './stored-steps.ts';

// The database's JSON holds no NUL, and a table has no use for one.
const storable = (cell: string) => cell.toWellFormed().replaceAll('\u0000', '');

/** Keeps a workbook that was read for a profile until somebody decides. Returns the draft's id. Throws NotFound. */
export const draftProfileImport = command(
  'profile:import',
  z.strictObject({ profileId: id, fileName: line('File name', 200), sheet: draftSheet.nullable() }),
  async ({ tenant, organizationId, now, by }, { profileId, fileName, sheet }) => {
    await lockProfile(tenant, profileId);
    const draftId = newId();
    const rows = sheet?.rows.map(({ number, cells }) => ({ number, cells: cells.map(storable) })) ?? [];
    await tenant.importDraft.create({
      data: {
        organizationId,
        id: draftId,
        kind: 'profile',
        fileName,
        content: { profileId, sheet: sheet && { name: storable(sheet.name), rows } },
        createdAt: now,
        createdBy: by,
      },
      select: { id: true },
    });
    const data = { profileId, rows: rows.length };
    return { result: draftId, events: [{ subject: `import-draft:${draftId}`, data }] };
  },
);

const draftInput = z.strictObject({ draftId: id });

/**
 * Says of a profile's outcomes what a workbook says, all of it or nothing, and once. Throws NotFound; Invalid with the
 * problems and their cells; Conflict when it was decided already or the profile is archived.
 */
export const importProfile = command('profile:import', draftInput, async (context, { draftId }) => {
  const { tenant, now } = context;
  const draft = await openProfileDraft(context, draftId);
  const { frameworkId } = await lockProfile(tenant, draft.profileId);
  const where = { id: draftId, decidedAt: null };
  const { count } = await tenant.importDraft.updateMany({ where, data: { decidedAt: now } });
  if (count === 0) throw new Conflict('This import was decided already.');
  const { changed, unchanged, problems } = await planDraft(context, draft, frameworkId);
  if (problems.length > 0)
    throw new Invalid(problems.map(({ place, message }) => ({ path: place, message })));
  const stored = await readEntries(tenant, draft.profileId, now);
  const written = changed.map(({ requirementId, set }) => {
    const { number, entry } = stored.get(requirementId) ?? nothingSaid;
    return { requirementId, number: number + 1, entry: withFields(entry, set) };
  });
  await writeEntries(context, draft.profileId, written);
  const data = {
    draftId,
    changed: written.map(({ requirementId, number }) => ({ requirementId, number })),
    unchanged,
  };
  return {
    result: { profileId: draft.profileId, changed: written.length, unchanged },
    events: [{ subject: `profile:${draft.profileId}`, data }],
  };
});

/** Takes an undecided import away. Throws NotFound; Conflict when it was decided already. */
export const discardProfileImport = command('profile:import', draftInput, async (context, { draftId }) => {
  await openProfileDraft(context, draftId);
  const where = { id: draftId, decidedAt: null };
  const { count } = await context.tenant.importDraft.deleteMany({ where });
  if (count === 0) throw new Conflict('This import was decided already.');
  return {
    result: undefined,
    events: [{ subject: `import-draft:${draftId}`, data: { discarded: true } }],
  };
});
