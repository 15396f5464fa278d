import type { z } from 'zod';
import { newId } from '#lib/id.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { linkControls } from './link-steps.ts';
import type { addEvidenceInput } from './schema.ts';
import { type Writing, writeRevision } from './steps.ts';

/** Writes an item with its first revision and its links. @throws Invalid, Conflict */
export async function createItem(
  context: Writing,
  input: z.output<typeof addEvidenceInput>,
): Promise<{ itemId: string; revisionId: string; number: number; sha256: string }> {
  const { tenant, organizationId, now, by } = context;
  const { title, controlIds, evidenceRequirementId, content, ...facts } = input;
  const itemId = newId();
  const { today } = await organizationDay(tenant, now);
  await tenant.evidenceItem.create({
    data: { organizationId, id: itemId, title, kind: content.kind, createdAt: now, createdBy: by },
    select: { id: true },
  });
  const made = await writeRevision(context, { itemId, today, previous: null }, facts, content);
  await linkControls(context, itemId, { controlIds, evidenceRequirementId });
  return { itemId, ...made };
}
