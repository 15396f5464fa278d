import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import type { Sheet } from '#lib/sheet/schema.ts';
import type { Ground } from './import.ts';
import { readControls, requirementIdsByName } from './stored-steps.ts';

/** A table as it waits for a decision. */
const draftContent = z.array(
  z.object({
    name: z.string(),
    rows: z.array(z.object({ number: z.int(), cells: z.array(z.string()) })),
  }),
);

/** A table that was read and waits, or was decided on. */
export type ControlDraft = {
  id: string;
  fileName: string;
  createdAt: Date;
  decidedAt: Date | null;
  sheets: Sheet[];
};

/** The draft with this id, for its maker and for whoever oversees drafts. Throws NotFound. */
export async function openDraft(
  { tenant, actor, by }: { tenant: Tenant; actor: Actor; by: string },
  draftId: string,
): Promise<ControlDraft> {
  const draft = await tenant.importDraft.findFirst({
    where: {
      id: draftId,
      kind: 'controls',
      ...(may(actor, 'import-draft:oversee') ? {} : { createdBy: by }),
    },
    select: { id: true, fileName: true, createdAt: true, decidedAt: true, content: true },
  });
  if (!draft) throw new NotFound('There is no such import.');
  const { content, ...facts } = draft;
  return { ...facts, sheets: draftContent.parse(content) };
}

/** What an import needs to know of the organization as it stands. */
export async function groundOf(tenant: Tenant): Promise<Ground> {
  const controls = await readControls(tenant, null);
  const people = await tenant.member.findMany({ select: { id: true, email: true, removedAt: true } });
  const present = people.filter(({ removedAt }) => removedAt === null);
  return {
    controls: new Map(controls.map((control) => [control.content.identifier, control])),
    members: new Map(present.map(({ id, email }) => [email.toLowerCase(), id])),
    addresses: new Map(people.map(({ id, email }) => [id, email])),
    requirements: await requirementIdsByName(tenant, null),
  };
}
