import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { frameworkDraft, pairDrafts } from './draft-schema.ts';
import { identityInput, mappingSchema } from './schema.ts';

const cells = z.array(z.string());

/** What was read from a file, as it waits for a decision. */
export const draftContent = z.object({
  sha256: z.hex().length(64),
  framework: frameworkDraft.nullable(),
  pairs: pairDrafts,
  problems: z.array(z.object({ place: z.string(), message: z.string() })),
  table: z
    .object({
      headings: cells,
      examples: z.array(cells),
      mapping: mappingSchema.nullable(),
      identity: identityInput.extend({ publisher: z.string() }),
      sheets: z.array(z.object({ name: z.string(), rows: z.array(z.object({ number: z.int(), cells })) })),
    })
    .nullable(),
});
export type DraftContent = z.output<typeof draftContent>;

/** A file that was read and waits, or was decided on. */
export type FrameworkImportDraft = {
  id: string;
  fileName: string;
  decidedAt: Date | null;
  content: DraftContent;
};

/** The draft with this id, for its maker and for whoever oversees drafts. Throws NotFound. */
export async function openDraft(
  { tenant, actor, by }: { tenant: Tenant; actor: Actor; by: string },
  draftId: string,
): Promise<FrameworkImportDraft> {
  const own = may(actor, 'import-draft:oversee') ? {} : { createdBy: by };
  const draft = await tenant.importDraft.findFirst({
    where: { id: draftId, kind: 'framework', ...own },
    select: { id: true, fileName: true, decidedAt: true, content: true },
  });
  if (!draft) throw new NotFound('There is no such import.');
  return { ...draft, content: draftContent.parse(draft.content) };
}

/** JSON without NUL, which the database does not hold and no text needs. */
export function storable(content: DraftContent): DraftContent {
  return draftContent.parse(
    JSON.parse(
      JSON.stringify(content, (_, value) =>
        typeof value === 'string' ? value.toWellFormed().replaceAll('\u0000', '') : value,
      ),
    ),
  );
}
