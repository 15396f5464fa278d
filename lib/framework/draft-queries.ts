import { query } from '#lib/operation.ts';
import { countInForce } from './difference.ts';
import { openDraft } from './draft-steps.ts';
import { planImport } from './preview.ts';
import { draftInput, type FrameworkDraft } from './schema.ts';

type Context = Parameters<typeof openDraft>[0];

const named = (draft: FrameworkDraft, identifiers: readonly string[]) => {
  const wanted = new Set(identifiers);
  return draft.requirements
    .filter(({ identifier }) => wanted.has(identifier))
    .map(({ identifier, title, wording }) => ({ identifier, text: title || wording }));
};

async function differenceOf({ tenant }: Context, draft: FrameworkDraft) {
  const { merge, edition, older, kept, carried } = await planImport(tenant, draft);
  const added = edition?.added ?? merge.added.map(({ identifier }) => identifier);
  const changed = edition?.changed ?? merge.changed.map(({ identifier }) => identifier);
  return {
    replaces: older?.version ?? null,
    isNew: !kept && !older,
    added: named(draft, added),
    changed: named(draft, changed),
    withdrawn: edition?.withdrawn ?? merge.withdrawn,
    missing: edition?.missing ?? merge.missing,
    carried,
  };
}

/** What an uploaded file would do to the frameworks of today. Throws NotFound, also for the draft of somebody else. */
export const getFrameworkImport = query('framework:import', draftInput, async (context, { draftId }) => {
  const { content, ...draft } = await openDraft(context, draftId);
  const { framework, pairs, problems, table } = content;
  return {
    ...draft,
    problems,
    pairs: pairs.length,
    table: table && {
      headings: table.headings,
      examples: table.examples,
      mapping: table.mapping,
      identity: table.identity,
    },
    framework: framework && {
      key: framework.key,
      version: framework.version,
      title: framework.title,
      format: framework.format,
      inForce: countInForce(framework.requirements),
      withdrawn: framework.requirements.filter(({ withdrawn }) => withdrawn).length,
    },
    difference: framework && problems.length === 0 ? await differenceOf(context, framework) : null,
  };
});

/** A draft as its page shows it. */
export type FrameworkImportView = Awaited<ReturnType<typeof getFrameworkImport>>;
