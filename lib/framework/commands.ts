import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { shippedFramework, shippedPairs } from './catalog.ts';
import { countInForce } from './difference.ts';
import { importCrosswalkInput, importFrameworkInput } from './draft-schema.ts';
import { findKept } from './kept.ts';
import { planImport } from './preview.ts';
import { adoptInput, type FrameworkDraft, frameworkInput, type KindCounts } from './schema.ts';
import { addPairs, applyPlan, holdFramework } from './steps.ts';

/** What an import did: counts of the edition as it is now, and of what the import added and changed. */
export type ImportResult = {
  frameworkId: string;
  framework: string;
  version: string;
  inForce: KindCounts;
  withdrawn: number;
  added: number;
  changed: number;
};

async function pairsOfKey(context: CommandContext, key: string): Promise<number> {
  const pairs = shippedPairs().filter(({ sourceKey, targetKey }) => sourceKey === key || targetKey === key);
  return addPairs(context, pairs, 'catalog');
}

async function importDraft(context: CommandContext, draft: FrameworkDraft): Promise<ImportResult> {
  await holdFramework(context, draft.key);
  const plan = await planImport(context.tenant, draft);
  const frameworkId = await applyPlan(context, draft, plan);
  await pairsOfKey(context, draft.key);
  const now = await findKept(context.tenant, draft.key, draft.version);
  const requirements = now?.requirements ?? [];
  const { edition, merge } = plan;
  return {
    frameworkId,
    framework: draft.key,
    version: draft.version,
    inForce: countInForce(requirements),
    withdrawn: requirements.filter(({ withdrawn }) => withdrawn).length,
    added: edition ? edition.added.length : merge.added.length,
    changed: edition ? edition.changed.length + edition.withdrawn.length : merge.changed.length,
  };
}

/** Adopts an edition that comes with the product: its rows become the organization's own. Again, it changes nothing. */
export const adoptFramework = command('framework:adopt', adoptInput, async (context, { key, version }) => {
  const draft = shippedFramework(key, version);
  if (!draft) throw new NotFound('This framework does not come with Candor. Please import its file.');
  const result = await importDraft(context, draft);
  await context.tenant.framework.updateMany({
    where: { id: result.frameworkId },
    data: { archivedAt: null },
  });
  const { added, changed } = result;
  return {
    result,
    events: [{ subject: `framework:${result.frameworkId}`, data: { key, version, added, changed } }],
  };
});

/**
 * Imports an edition of a framework, all of it or nothing. The same edition again, in whatever form, changes only what
 * is new; a newer one takes the place of the older and the mappings of controls with it.
 */
export const importFramework = command('framework:import', importFrameworkInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { framework: draft, fileName, sha256 } = input;
  const result = await importDraft(context, draft);
  const { frameworkId, added, changed, withdrawn } = result;
  await tenant.frameworkImport.create({
    data: {
      organizationId,
      id: newId(),
      frameworkId,
      fileName,
      sha256,
      format: draft.format,
      summary: { added, changed, withdrawn, inForce: result.inForce },
      importedAt: now,
      importedBy: by,
    },
    select: { id: true },
  });
  const data = { key: draft.key, version: draft.version, format: draft.format, sha256, added, changed };
  return { result, events: [{ subject: `framework:${frameworkId}`, data }] };
});

/** Imports pairs of related requirements. Those that are there already stay; returns how many are new. */
export const importCrosswalk = command('framework:import', importCrosswalkInput, async (context, input) => {
  const { pairs, sha256 } = input;
  const keys = [...new Set(pairs.flatMap(({ sourceKey, targetKey }) => [sourceKey, targetKey]))].toSorted();
  if (pairs.length === 0) throw new Invalid('This file relates nothing.');
  const added = await addPairs(context, pairs, 'crosswalk');
  const result = { sourceKey: pairs[0]?.sourceKey ?? '', pairs: pairs.length, added };
  return {
    result,
    events: [
      {
        subject: `organization:${context.organizationId}`,
        data: { keys, sha256, pairs: pairs.length, added },
      },
    ],
  };
});

/** Takes an edition out of use, or back into it; its rows and mappings stay. Throws NotFound, Conflict. */
export const archiveFramework = command(
  'framework:archive',
  frameworkInput,
  async (context, { frameworkId }) => {
    const { tenant, now } = context;
    const found = await tenant.framework.findFirst({
      where: { id: frameworkId },
      select: { archivedAt: true },
    });
    if (!found) throw new NotFound('There is no such framework.');
    const archivedAt = found.archivedAt ? null : now;
    const { count } = await tenant.framework.updateMany({
      where: { id: frameworkId, archivedAt: found.archivedAt },
      data: { archivedAt },
    });
    if (count === 0) throw new Conflict('Somebody else just changed this framework. Please reload.');
    return {
      result: null,
      events: [{ subject: `framework:${frameworkId}`, data: { archived: archivedAt !== null } }],
    };
  },
);
