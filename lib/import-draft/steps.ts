import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';
import type { Sheet } from '#lib/sheet/schema.ts';
import { line } from '#lib/text.ts';

/** What a table of these rows is for. */
export type DraftKind = 'controls' | 'persons' | 'completions';

const sheets = z.array(
  z.object({
    name: z.string(),
    rows: z.array(z.object({ number: z.int(), cells: z.array(z.string()) })),
  }),
);

/** A table as it comes from its reader. */
export const tableDraftInput = z.strictObject({ fileName: line('File name', 200), sheets });

/** A table that was read and waits, or was decided on. */
export type TableDraft = {
  id: string;
  fileName: string;
  createdAt: Date;
  decidedAt: Date | null;
  sheets: Sheet[];
};

type Reading = { tenant: Tenant; actor: Actor; by: string };

// The database's JSON holds no NUL, and a table has no use for one.
const storable = (cell: string) => cell.toWellFormed().replaceAll('\u0000', '');

/** Keeps the first sheet of a table that holds anything until somebody decides on it. Returns the draft's id and its rows. */
export async function keepDraft(
  { tenant, organizationId, now, by }: CommandContext,
  kind: DraftKind,
  { fileName, sheets: read }: z.output<typeof tableDraftInput>,
): Promise<{ draftId: string; rows: number }> {
  const draftId = newId();
  const content = read
    .filter(({ rows }) => rows.length > 0)
    .slice(0, 1)
    .map(({ name, rows }) => ({
      name,
      rows: rows.map(({ number, cells }) => ({ number, cells: cells.map(storable) })),
    }));
  const row = { organizationId, id: draftId, kind, fileName, content, createdAt: now, createdBy: by };
  await tenant.importDraft.create({ data: row });
  return { draftId, rows: content[0]?.rows.length ?? 0 };
}

/** The draft with this id, for its maker and for whoever oversees drafts. Throws NotFound. */
export async function openDraft(
  { tenant, actor, by }: Reading,
  kind: DraftKind,
  draftId: string,
): Promise<TableDraft> {
  const own = may(actor, 'import-draft:oversee') ? {} : { createdBy: by };
  const draft = await tenant.importDraft.findFirst({
    where: { id: draftId, kind, ...own },
    select: { id: true, fileName: true, createdAt: true, decidedAt: true, content: true },
  });
  if (!draft) throw new NotFound('There is no such import.');
  const { content, ...facts } = draft;
  return { ...facts, sheets: sheets.parse(content) };
}

/** Decides a draft: of two who do so at once, one gets a Conflict. */
export async function decideDraft({ tenant, now }: CommandContext, draftId: string): Promise<void> {
  const { count } = await tenant.importDraft.updateMany({
    where: { id: draftId, decidedAt: null },
    data: { decidedAt: now },
  });
  if (count === 0) throw new Conflict('This import was decided already.');
}

/** Takes an undecided draft away. Throws NotFound; Conflict when it was decided already. */
export async function discardDraft(context: CommandContext, kind: DraftKind, draftId: string): Promise<void> {
  await openDraft(context, kind, draftId);
  const { count } = await context.tenant.importDraft.deleteMany({ where: { id: draftId, decidedAt: null } });
  if (count === 0) throw new Conflict('This import was decided already.');
}
