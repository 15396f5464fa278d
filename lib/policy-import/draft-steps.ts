import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { type DraftContent, draftContent } from './schema.ts';

/** Files that were read and wait, or were decided on. */
export type PolicyDraft = {
  id: string;
  fileName: string;
  createdAt: Date;
  decidedAt: Date | null;
  content: DraftContent;
};

/** The draft with this id, for its maker and for whoever oversees drafts. Throws NotFound. */
export async function openDraft(
  { tenant, actor, by }: { tenant: Tenant; actor: Actor; by: string },
  draftId: string,
): Promise<PolicyDraft> {
  const own = may(actor, 'import-draft:oversee') ? {} : { createdBy: by };
  const draft = await tenant.importDraft.findFirst({
    where: { id: draftId, kind: 'policies', ...own },
    select: { id: true, fileName: true, createdAt: true, decidedAt: true, content: true },
  });
  if (!draft) throw new NotFound('There is no such import.');
  return { ...draft, content: draftContent.parse(draft.content) };
}

/** What placeholders were filled with before, the newest answer first: whoever imports again is not asked again. */
export async function earlierAnswers(tenant: Tenant): Promise<Map<string, string>> {
  const rows = await tenant.$queryRaw<{ answers: unknown }[]>`
    SELECT content->'answers' AS answers FROM "ImportDraft"
    WHERE kind = 'policies' AND "decidedAt" IS NOT NULL ORDER BY "decidedAt" DESC LIMIT 20`;
  const answers = new Map<string, string>();
  for (const row of rows)
    for (const [placeholder, value] of Object.entries(draftContent.shape.answers.parse(row.answers ?? {})))
      if (!answers.has(placeholder)) answers.set(placeholder, value);
  return answers;
}
