import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { type DrawnCopy, drawCopy, keepCopies } from '#lib/copy/commands.ts';
import { visitorOf } from '#lib/copy/steps.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { parse } from '#lib/parse.ts';
import { makeBundleInput } from './schema.ts';

const copies = z.custom<readonly DrawnCopy[]>(Array.isArray);

const keepBundle = command('bundle:make', z.strictObject({ copies }), async (context, input) => {
  const { tenant, organizationId, actor, now } = context;
  const { visitorId } = visitorOf(actor);
  const bundleId = newId();
  const made = await keepCopies(context, input.copies);
  await tenant.bundle.create({
    data: { organizationId, id: bundleId, visitorId, createdAt: now },
    select: { id: true },
  });
  await tenant.bundleItem.createMany({
    data: input.copies.map(({ copyId }) => ({ organizationId, bundleId, copyId })),
  });
  const data = { copyIds: input.copies.map(({ copyId }) => copyId) };
  return { result: { bundleId }, events: [{ subject: `bundle:${bundleId}`, data }, ...made] };
});

/**
 * Makes a copy of each of several documents, to be downloaded as one ZIP; all or none of them.
 * @throws Invalid, NotFound, Forbidden, Conflict, TooMany
 */
export async function makeBundle(
  actor: Actor,
  input: { documentIds: string[] },
): Promise<{ bundleId: string }> {
  const { documentIds } = parse(makeBundleInput, input);
  const drawn: DrawnCopy[] = [];
  for (const documentId of documentIds) drawn.push(await drawCopy(actor, documentId));
  return keepBundle(actor, { copies: drawn });
}
