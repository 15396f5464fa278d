import { z } from 'zod';
import { Conflict, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { id, line } from '#lib/text.ts';
import { planImport } from './import.ts';
import { groundOf, openDraft } from './import-steps.ts';
import { createControls, lockControls, reviseControls } from './steps.ts';

const sheet = z.object({
  name: z.string(),
  rows: z.array(z.object({ number: z.int(), cells: z.array(z.string()) })),
});

// The database's JSON holds no NUL, and a table has no use for one.
const storable = (cell: string) => cell.toWellFormed().replaceAll('\u0000', '');

/** Keeps a table that was read until somebody decides on it. Returns the draft's id. */
export const draftControlImport = command(
  'control:import',
  z.strictObject({ fileName: line('File name', 200), sheets: z.array(sheet) }),
  async ({ tenant, organizationId, now, by }, { fileName, sheets }) => {
    const draftId = newId();
    const content = sheets
      .filter(({ rows }) => rows.length > 0)
      .slice(0, 1)
      .map(({ name, rows }) => ({
        name,
        rows: rows.map(({ number, cells }) => ({ number, cells: cells.map(storable) })),
      }));
    await tenant.importDraft.create({
      data: {
        organizationId,
        id: draftId,
        kind: 'controls',
        fileName,
        content,
        createdAt: now,
        createdBy: by,
      },
    });
    const rows = content[0]?.rows.length ?? 0;
    return { result: draftId, events: [{ subject: `import-draft:${draftId}`, data: { rows } }] };
  },
);

/**
 * Does what an uploaded table says, all of it or nothing, and once. Throws NotFound; Invalid with the problems and their
 * cells; Conflict when it was decided already.
 */
export const importControls = command(
  'control:import',
  z.strictObject({ draftId: id }),
  async (context, { draftId }) => {
    const { tenant, now } = context;
    await lockControls(context);
    const draft = await openDraft(context, draftId);
    const { count } = await tenant.importDraft.updateMany({
      where: { id: draftId, decidedAt: null },
      data: { decidedAt: now },
    });
    if (count === 0) throw new Conflict('This import was decided already.');
    const ground = await groundOf(tenant);
    const plan = planImport(draft.sheets, ground);
    if (plan.problems.length > 0)
      throw new Invalid(plan.problems.map(({ place, message }) => ({ path: place, message })));
    const contents = plan.added.map(({ content }) => content);
    await createControls(context, contents, ground.requirements, 'import');
    const known = new Map(ground.requirements);
    const revised = plan.changed.map(({ control, content }) => ({ control, content, archived: false }));
    const changed = await reviseControls(context, revised, known, 'import');
    const data = { added: contents.length, changed, unchanged: plan.unchanged };
    return { result: data, events: [{ subject: `import-draft:${draftId}`, data }] };
  },
);

/** Takes an undecided import away. Throws NotFound; Conflict when it was decided already. */
export const discardControlImport = command(
  'control:import',
  z.strictObject({ draftId: id }),
  async (context, { draftId }) => {
    await openDraft(context, draftId);
    const { count } = await context.tenant.importDraft.deleteMany({
      where: { id: draftId, decidedAt: null },
    });
    if (count === 0) throw new Conflict('This import was decided already.');
    const data = { discarded: true };
    return { result: undefined, events: [{ subject: `import-draft:${draftId}`, data }] };
  },
);
