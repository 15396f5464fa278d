import { submitRequest } from '#lib/access-request/commands.ts';
import { acceptProof } from '#lib/access-request/proof-steps.ts';
import type { VisitorActor } from '#lib/auth/actor.ts';
import { newId } from '#lib/id.ts';
import { command, nothing } from '#lib/operation.ts';
import { addListedDocuments, addPortal } from './portal.ts';
import { arrange, createWorld, type World } from './world.ts';

/** An organization with a portal and one document of each tier. */
export type AccessWorld = World & {
  portalId: string;
  documents: Record<'public' | 'confidential' | 'restricted' | 'second' | 'hidden', string>;
};

/** Makes an organization whose documents can be asked for. */
export async function createAccessWorld(): Promise<AccessWorld> {
  const world = await createWorld();
  const portalId = await addPortal(world);
  const [open, confidential, restricted, second, hidden] = await addListedDocuments(world, [
    { title: 'Security overview', tier: 'public' },
    { title: 'Penetration test summary', tier: 'confidential' },
    { title: 'SOC 2 Type II report', tier: 'restricted' },
    { title: 'Business continuity plan', tier: 'restricted' },
    { title: 'Architecture review', tier: 'hidden' },
  ]);
  if (!open || !confidential || !restricted || !second || !hidden) throw new Error('a document is missing');
  const documents = { public: open, confidential, restricted, second, hidden };
  return { ...world, portalId, documents };
}

/** A form as a person fills it in. */
export function filledForm(documentIds: readonly string[], change: Record<string, unknown> = {}) {
  return {
    documentIds: [...documentIds],
    name: 'Vera Visitor',
    company: 'Buyer Ltd',
    title: 'Security lead',
    relationship: 'prospect' as const,
    reason: 'Vendor review before signing',
    ...change,
  };
}

/** Sends a request as a signed-in visitor and returns its id. */
export async function sendRequest(
  world: AccessWorld,
  documentIds: readonly string[] = [world.documents.restricted],
  visitor: VisitorActor = world.actors.visitor,
): Promise<string> {
  const { requestId } = await submitRequest(visitor, filledForm(documentIds));
  if (!requestId) throw new Error('the request was not taken');
  return requestId;
}

const confirm = (visitorId: string) =>
  command('visitor:sign-in', nothing, async (context) => {
    const newest = await context.tenant.challenge.findFirstOrThrow({
      where: { subjectId: visitorId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { flowHash: true },
    });
    const events = (await acceptProof(context, visitorId, newest.flowHash)) ?? [];
    return { result: {}, events: [{ subject: `visitor:${visitorId}`, data: {} }, ...events] };
  });

/** The address is proven, as the code that was mailed last does it; the request of its flow is submitted. */
export async function confirmAddress(world: World, email: string): Promise<VisitorActor> {
  const visitor = await arrange(world, (tenant) => tenant.visitor.findFirstOrThrow({ where: { email } }));
  await confirm(visitor.id)(world.actors.anonymous, {});
  const { organizationId, origin } = world.actors.visitor;
  return { kind: 'visitor', organizationId, origin, visitorId: visitor.id, sessionId: newId(), email };
}

/** Publishes a text of the agreement and lets the visitor sign it. */
export async function signAgreement(
  world: World,
  visitor: VisitorActor = world.actors.visitor,
): Promise<void> {
  const { organizationId } = world;
  const at = new Date();
  const versionId = newId();
  await arrange(world, async (tenant) => {
    await tenant.ndaVersion.create({
      data: {
        organizationId,
        id: versionId,
        number: 1,
        title: 'NDA',
        text: 'Keep it to yourself.',
        sha256: '',
        change: 'material',
        createdAt: at,
        createdBy: 'operator:test',
        publishedAt: at,
        publishedBy: 'operator:test',
      },
    });
    await tenant.ndaSignature.create({
      data: {
        organizationId,
        id: newId(),
        versionId,
        visitorId: visitor.visitorId,
        typedName: 'Vera Visitor',
        email: visitor.email,
        company: 'Buyer Ltd',
        title: '',
        postalAddress: '',
        consent: '',
        renderedText: '',
        renderedSha256: '',
        address: '',
        userAgent: '',
        signedAt: at,
        expiresAt: new Date(at.getTime() + 365 * 86_400_000),
      },
    });
  });
}

/** Mails in the outbox of an organization, oldest first. */
export function mails(world: World): Promise<{ template: string; recipient: string; subject: string }[]> {
  return arrange(world, (tenant) =>
    tenant.mail.findMany({
      orderBy: { id: 'asc' },
      select: { template: true, recipient: true, subject: true },
    }),
  );
}
