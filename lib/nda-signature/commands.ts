import type { z } from 'zod';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Forbidden, Invalid } from '#lib/errors.ts';
import { formatDate } from '#lib/format.ts';
import { isBlocked } from '#lib/grant/access.ts';
import { lockVisitor } from '#lib/grant/steps.ts';
import { newId } from '#lib/id.ts';
import { translator } from '#lib/messages/translator.ts';
import { ndaStanding, publishedNda } from '#lib/nda/standing.ts';
import { command, type Operation } from '#lib/operation.ts';
import { unprintable } from '#lib/pdf/printable.ts';
import { readSetting } from '#lib/setting/read.ts';
import { signNdaInput } from './schema.ts';
import { isRenewable, signatureOf } from './signature.ts';

async function readVersion(tenant: Tenant, input: { versionId: string; sha256: string }) {
  const published = await publishedNda(tenant);
  const version = await tenant.ndaVersion.findFirst({
    where: { id: input.versionId, sha256: input.sha256 },
    select: { id: true, text: true, sha256: true },
  });
  if (!published || version?.id !== published.id) {
    throw new Conflict('The text of the agreement has changed since you opened it. Please read it again.');
  }
  return version;
}

// A form sent twice leaves one signature; near its end one may be renewed.
async function refuseSignedAlready(tenant: Tenant, visitorId: string, now: Date): Promise<void> {
  const standing = await ndaStanding(tenant, visitorId, now);
  if (standing.state !== 'signed') return;
  if (isRenewable(standing.until, now)) return;
  throw new Conflict(`The agreement is signed already, and valid until ${formatDate(standing.until)}.`);
}

const signReadable = command('nda:sign', signNdaInput, async (context, input) => {
  const { tenant, actor, organizationId, now, enqueue } = context;
  if (actor.kind !== 'visitor') throw new Forbidden('Only the person who needs the documents can sign.');
  const { visitorId } = actor;
  await lockVisitor(tenant, visitorId);
  if (await isBlocked(tenant, visitorId)) throw new Forbidden('You cannot sign here.');
  const version = await readVersion(tenant, input);
  await refuseSignedAlready(tenant, visitorId, now);
  const visitor = await tenant.visitor.findFirstOrThrow({
    where: { id: visitorId },
    select: { email: true, company: true },
  });
  const { name: organization } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
  const setting = await readSetting(tenant, 'nda');
  const id = newId();
  const facts = signatureOf({ input, version, visitor, organization, setting, now });
  const { address, userAgent } = actor.origin;
  await tenant.ndaSignature.create({
    data: { ...facts, organizationId, id, visitorId, address, userAgent, signedAt: now },
    select: { id: true },
  });
  await enqueue('nda-file', { signatureId: id });
  const { renderedSha256, expiresAt, domain } = facts;
  const data = {
    visitorId,
    versionId: version.id,
    versionSha256: version.sha256,
    renderedSha256,
    wholeDomain: domain !== null,
  };
  const personal = { typedName: input.typedName, email: visitor.email, address, userAgent, domain };
  return {
    result: { signatureId: id, expiresAt },
    events: [{ subject: `nda-signature:${id}`, data, personal }],
  };
});

/**
 * A visitor signs the current version. Throws Conflict when another version was published since they read it, or when
 * their signature is in force already; Invalid for what is missing, and for what cannot be printed on the agreement. Its
 * PDF is made and mailed by a job.
 */
export const signNda: Operation<
  z.input<typeof signNdaInput>,
  { signatureId: string; expiresAt: Date }
> = async (actor, input) => {
  const parsed = signNdaInput.safeParse(input);
  if (parsed.success) {
    const { typedName, title, postalAddress } = parsed.data;
    const problems = await unprintable(
      { typedName, title, postalAddress },
      translator('nda')('unprintable', { character: '{character}' }),
    );
    if (problems.length > 0) throw new Invalid(problems);
  }
  return signReadable(actor, input);
};
