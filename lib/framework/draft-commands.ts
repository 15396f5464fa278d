import { z } from 'zod';
import { Conflict, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { line } from '#lib/text.ts';
import { draftContent, openDraft, storable } from './draft-steps.ts';
import { importInto, pairsInto } from './import-steps.ts';
import { readAsTable } from './read.ts';
import { draftInput, identityInput, mappingSchema } from './schema.ts';

const decided = 'This import was decided already.';

/** Keeps what was read from a file until somebody decides on it. Returns the draft's id. */
export const draftFrameworkImport = command(
  'framework:import',
  z.strictObject({ fileName: line('File name', 300), content: draftContent }),
  async ({ tenant, organizationId, now, by }, { fileName, content }) => {
    const id = newId();
    const facts = { organizationId, id, kind: 'framework', fileName, createdAt: now, createdBy: by };
    await tenant.importDraft.create({ data: { ...facts, content: storable(content) }, select: { id: true } });
    const data = { sha256: content.sha256, problems: content.problems.length };
    return { result: id, events: [{ subject: `import-draft:${id}`, data }] };
  },
);

/** Reads the table of a draft once more with other columns or as another framework. Throws NotFound, Conflict. */
export const mapFrameworkImport = command(
  'framework:import',
  draftInput.extend({ mapping: mappingSchema, identity: identityInput }),
  async (context, { draftId, mapping, identity }) => {
    const { fileName, content } = await openDraft(context, draftId);
    if (!content.table) throw new Conflict('This file is no table: its columns cannot be chosen.');
    // Levels above are guessed only: the form does not ask for them.
    const levels = mapping.levels.length > 0 ? mapping.levels : (content.table.mapping?.levels ?? []);
    const choice = { mapping: { ...mapping, levels }, identity };
    const reading = readAsTable(content.table.sheets, fileName, choice);
    const next = draftContent.parse({ ...reading, sha256: content.sha256 });
    const { count } = await context.tenant.importDraft.updateMany({
      where: { id: draftId, decidedAt: null },
      data: { content: storable(next) },
    });
    if (count === 0) throw new Conflict(decided);
    const data = { key: identity.key, version: identity.version, problems: reading.problems.length };
    return { result: null, events: [{ subject: `import-draft:${draftId}`, data }] };
  },
);

/**
 * Does what a draft says, all of it or nothing, and once. Returns the framework's id, null for a crosswalk. Throws
 * NotFound; Invalid with the problems of the file; Conflict when it was decided already.
 */
export const decideFrameworkImport = command('framework:import', draftInput, async (context, { draftId }) => {
  const { fileName, content } = await openDraft(context, draftId);
  const { framework, pairs, problems, sha256 } = content;
  if (problems.length > 0)
    throw new Invalid(problems.map(({ place, message }) => ({ path: place, message })));
  const { count } = await context.tenant.importDraft.updateMany({
    where: { id: draftId, decidedAt: null },
    data: { decidedAt: context.now },
  });
  if (count === 0) throw new Conflict(decided);
  if (framework) {
    const { result, events } = await importInto(context, { fileName, sha256, framework });
    return { result: result.frameworkId, events };
  }
  const { events } = await pairsInto(context, { sha256, pairs });
  return { result: null, events };
});

/** Takes an undecided import away. Throws NotFound, Conflict. */
export const discardFrameworkImport = command(
  'framework:import',
  draftInput,
  async (context, { draftId }) => {
    await openDraft(context, draftId);
    const { count } = await context.tenant.importDraft.deleteMany({
      where: { id: draftId, decidedAt: null },
    });
    if (count === 0) throw new Conflict(decided);
    return { result: null, events: [{ subject: `import-draft:${draftId}`, data: { discarded: true } }] };
  },
);
