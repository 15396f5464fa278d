import { z } from 'zod';
import { requireOwner } from '#lib/control/owner-steps.ts';
import { dropFile } from '#lib/erasure/steps.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import type { StagedFile } from '#lib/file/schema.ts';
import { keepFile } from '#lib/file/steps.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command, type Outcome } from '#lib/operation.ts';
import { earlierAnswers, openDraft } from './draft-steps.ts';
import { groundOf } from './ground-steps.ts';
import { groupPolicies } from './group.ts';
import { planImport } from './import.ts';
import { type DraftContent, draftFilesInput, draftInput, importInput } from './schema.ts';
import { changeImported, createImported } from './store-steps.ts';

const staged = z.custom<StagedFile>(
  (value) => typeof value === 'object' && value !== null && 'storageKey' in value,
);

// The database's JSON holds no NUL, and half a character is none.
const storable = (content: DraftContent): DraftContent =>
  JSON.parse(
    JSON.stringify(content, (_, value) =>
      typeof value === 'string' ? value.toWellFormed().replaceAll('\u0000', '') : value,
    ),
  );

/** Keeps files that were read until somebody decides on them. Returns the draft's id. @throws Conflict */
export const draftPolicyImport = command(
  'policy:import',
  draftFilesInput.extend({ staged: z.array(staged).max(10_000) }),
  async (context, { fileName, content, staged: files }) => {
    const { tenant, organizationId, now, by } = context;
    for (const file of files) await keepFile(context, file);
    const draftId = newId();
    const kept = storable(content);
    await tenant.importDraft.create({
      data: {
        organizationId,
        id: draftId,
        kind: 'policies',
        fileName,
        content: kept,
        createdAt: now,
        createdBy: by,
      },
    });
    const data = { texts: content.texts.length, files: files.length, leftOut: content.leftOut.length };
    return { result: draftId, events: [{ subject: `import-draft:${draftId}`, data }] };
  },
);

/** Closes a draft. Its texts go, what was answered stays; files that nothing took over go, too. @throws Conflict */
async function settle(
  context: CommandContext,
  draftId: string,
  content: DraftContent,
  left: Partial<DraftContent>,
): Promise<void> {
  const { tenant, now } = context;
  const rest = { texts: [], pdfs: [], pictures: [], leftOut: [], answers: {}, outcome: null, ...left };
  const { count } = await tenant.importDraft.updateMany({
    where: { id: draftId, decidedAt: null },
    data: { decidedAt: now, content: rest },
  });
  if (count === 0) throw new Conflict('This import was decided already.');
  const fileIds = [...content.pdfs, ...content.pictures].map(({ fileId }) => fileId);
  const taken = { where: { fileId: { in: fileIds } }, select: { fileId: true } };
  const used = [
    ...(await tenant.policyVersion.findMany(taken)),
    ...(await tenant.policyImage.findMany(taken)),
  ];
  const kept = new Set(used.map(({ fileId }) => fileId));
  for (const fileId of fileIds) if (!kept.has(fileId)) await dropFile(context, fileId);
}

/** Lets one import after the other in: two at once would both add what neither has seen. */
export async function lockImports({
  tenant,
  organizationId,
}: Pick<CommandContext, 'tenant' | 'organizationId'>): Promise<void> {
  const key = `policy-import ${organizationId}`;
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text`;
}

async function takeFiles(context: CommandContext, input: z.output<typeof importInput>) {
  const { tenant } = context;
  const { draftId, paths, ownerId } = input;
  await lockImports(context);
  const { content, decidedAt } = await openDraft(context, draftId);
  if (decidedAt) throw new Conflict('This import was decided already.');
  await requireOwner(tenant, ownerId);
  const given = input.answers.filter(({ value }) => value !== '');
  const answers = new Map(given.map(({ placeholder, value }) => [placeholder, value]));
  const grouped = groupPolicies(content);
  const ground = await groundOf(
    tenant,
    grouped.policies.map(({ identifier }) => identifier),
  );
  const all = planImport(content, grouped, ground, answers).policies;
  const wanted = paths === null ? null : new Set(paths);
  const chosen = all.filter(({ found, problems }) =>
    wanted ? wanted.has(found.path) : problems.length === 0,
  );
  const problems = chosen.flatMap((planned) => planned.problems);
  if (problems.length > 0)
    throw new Invalid(problems.map(({ path, message }) => ({ path, message: `${path}: ${message}` })));
  const { members, audiences } = ground;
  const choices = { ownerId, members, audiences, pictures: content.pictures };
  const added = await createImported(
    context,
    chosen.filter(({ state }) => state === 'new'),
    choices,
  );
  const changed = chosen.filter(({ state }) => state === 'changed');
  for (const planned of changed) await changeImported(context, planned, choices);
  const unchanged = chosen.filter(({ state }) => state === 'same').length;
  const outcome = {
    added: added.length,
    changed: changed.length,
    unchanged,
    skipped: all.length - chosen.length,
  };
  const remembered = Object.fromEntries([...(await earlierAnswers(tenant)), ...answers]);
  await settle(context, draftId, content, { outcome, answers: remembered });
  const policyIds = [...added, ...changed.flatMap(({ stored }) => stored?.id ?? [])].slice(0, 500);
  const result = { ...outcome, policyIds };
  const taken: Outcome<typeof result> = {
    result,
    events: [{ subject: `import-draft:${draftId}`, data: result }],
  };
  return taken;
}

/**
 * Takes over what was chosen of an import, all of it or nothing, and once: new policies as drafts, changed ones as drafts of
 * their next version. @throws NotFound; Invalid with the files and why; Conflict when it was decided already
 */
export const importPolicies = command('policy:import', importInput, takeFiles, { seconds: 90 });

/** Takes an undecided import away, with its files. Throws NotFound; Conflict when it was decided already. */
export const discardPolicyImport = command('policy:import', draftInput, async (context, { draftId }) => {
  const { content } = await openDraft(context, draftId);
  await settle(context, draftId, content, {});
  await context.tenant.importDraft.deleteMany({ where: { id: draftId } });
  const data = { discarded: true };
  return { result: undefined, events: [{ subject: `import-draft:${draftId}`, data }] };
});
