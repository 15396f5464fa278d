import type { EventDraft } from '#lib/audit-event/append.ts';
import { Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import { shippedPairs } from './catalog.ts';
import { countInForce } from './difference.ts';
import { findKept } from './kept.ts';
import { planImport } from './preview.ts';
import type { FrameworkDraft, KindCounts, Pair } from './schema.ts';
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

/** Writes a framework as a draft says, with the crosswalks that ship for it. */
export async function importDraft(context: CommandContext, draft: FrameworkDraft): Promise<ImportResult> {
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

type Done<Result> = { result: Result; events: [EventDraft] };

/** Imports a framework from a file and records the file. */
export async function importInto(
  context: CommandContext,
  { fileName, sha256, framework: draft }: { fileName: string; sha256: string; framework: FrameworkDraft },
): Promise<Done<ImportResult>> {
  const { tenant, organizationId, now, by } = context;
  const result = await importDraft(context, draft);
  const { frameworkId, added, changed, withdrawn, inForce } = result;
  const facts = { fileName, sha256, format: draft.format, importedAt: now, importedBy: by };
  await tenant.frameworkImport.create({
    data: {
      organizationId,
      id: newId(),
      frameworkId,
      ...facts,
      summary: { added, changed, withdrawn, inForce },
    },
    select: { id: true },
  });
  const data = { key: draft.key, version: draft.version, format: draft.format, sha256, added, changed };
  return { result, events: [{ subject: `framework:${frameworkId}`, data }] };
}

/** Imports pairs of related requirements; those that are there already stay. */
export async function pairsInto(
  context: CommandContext,
  { sha256, pairs }: { sha256: string; pairs: readonly Pair[] },
): Promise<Done<{ sourceKey: string; added: number }>> {
  if (pairs.length === 0) throw new Invalid('This file relates nothing.');
  const keys = [...new Set(pairs.flatMap(({ sourceKey, targetKey }) => [sourceKey, targetKey]))].toSorted();
  const added = await addPairs(context, pairs, 'crosswalk');
  const data = { keys, sha256, pairs: pairs.length, added };
  const subject = `organization:${context.organizationId}` as const;
  return { result: { sourceKey: pairs[0]?.sourceKey ?? '', added }, events: [{ subject, data }] };
}
