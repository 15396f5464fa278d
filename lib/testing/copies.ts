import type { Actor, VisitorActor } from '#lib/auth/actor.ts';
import { answerCopy } from '#lib/copy/deliver.ts';
import type { Conditions } from '#lib/delivery/conditions.ts';
import { openTo } from './document.ts';
import { addVisitor, arrange, type World } from './world.ts';

const none: Conditions = { range: null, ifRange: null, ifNoneMatch: null };

/** A visitor to whom the document is open. */
export async function holderOf(world: World, documentId: string): Promise<VisitorActor> {
  const visitor = await addVisitor(world, { name: 'Олена Ковальчук', company: 'Купець' });
  await openTo(world, visitor, documentId);
  return visitor;
}

/** Fetches a copy as a browser does. */
export function getCopy(actor: Actor, copyId: string, conditions: Partial<Conditions> = {}, head = false) {
  return answerCopy(actor, { copyId, conditions: { ...none, ...conditions }, head });
}

/** The whole body of an answer. */
export async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

/** What was delivered of a copy, oldest first. */
export function deliveriesOf(world: World, copyId: string) {
  return arrange(world, (tenant) =>
    tenant.delivery.findMany({ where: { copyId }, orderBy: { startedAt: 'asc' } }),
  );
}
