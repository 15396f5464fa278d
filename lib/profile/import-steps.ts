import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import type { Sheet } from '#lib/sheet/schema.ts';
import { type ImportGround, type ProfilePlan, planProfileImport } from './import.ts';
import { nothingSaid, readEntries, readOutcomes } from './stored-steps.ts';

/** A worksheet as a draft keeps it. */
export const draftSheet = z.object({
  name: z.string(),
  rows: z.array(z.object({ number: z.int(), cells: z.array(z.string()) })),
});

const draftContent = z.object({ profileId: z.uuid(), sheet: draftSheet.nullable() });

/** A workbook that was read for a profile and waits, or was decided on. */
export type ProfileDraft = {
  id: string;
  fileName: string;
  decidedAt: Date | null;
  profileId: string;
  sheets: Sheet[];
};

type Context = { tenant: Tenant; actor: Actor; by: string; now: Date };

/** The draft with this id, for its maker and for whoever oversees drafts. Throws NotFound. */
export async function openProfileDraft(
  { tenant, actor, by }: Context,
  draftId: string,
): Promise<ProfileDraft> {
  const own = may(actor, 'import-draft:oversee') ? {} : { createdBy: by };
  const found = await tenant.importDraft.findFirst({
    where: { ...own, id: draftId, kind: 'profile' },
    select: { id: true, fileName: true, decidedAt: true, content: true },
  });
  if (!found) throw new NotFound('There is no such import.');
  const { content, ...draft } = found;
  const { profileId, sheet } = draftContent.parse(content);
  return { ...draft, profileId, sheets: sheet ? [sheet] : [] };
}

/** What a draft would do to its profile as it stands. */
export async function planDraft(
  { tenant, now }: Context,
  { profileId, sheets }: ProfileDraft,
  frameworkId: string,
): Promise<ProfilePlan> {
  const outcomes = await readOutcomes(tenant, frameworkId);
  const stored = await readEntries(tenant, profileId, now);
  const ground: ImportGround = {
    groups: new Set(
      outcomes.filter(({ kind }) => kind !== 'subcategory').map(({ identifier }) => identifier),
    ),
    entries: new Map(
      outcomes
        .filter(({ kind }) => kind === 'subcategory')
        .map(({ id, identifier }) => [identifier, { requirementId: id, ...(stored.get(id) ?? nothingSaid) }]),
    ),
  };
  return planProfileImport(sheets, ground);
}
