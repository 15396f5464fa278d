import { createHash } from 'node:crypto';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { readSetting } from '#lib/setting/read.ts';
import { unknownFields } from './merge.ts';
import { draftNdaInput, endWaiverInput, ndaVersionInput, signNdaInput, waiveNdaInput } from './schema.ts';
import { signatureOf } from './signature.ts';
import { publishedNda } from './standing.ts';
import { writeWaiver } from './steps.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

async function nextNumber(tenant: Tenant): Promise<number> {
  const last = await tenant.ndaVersion.aggregate({ _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

/** Writes a draft of the agreement, new or again. A published version cannot be written again: Conflict. */
export const draftNda = command('nda:draft', draftNdaInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { versionId, ...texts } = input;
  const data = { ...texts, sha256: hash(input.text) };
  if (!versionId) {
    const id = newId();
    const number = await nextNumber(tenant);
    await tenant.ndaVersion.create({
      data: { ...data, organizationId, id, number, createdAt: now, createdBy: by },
    });
    return { result: id, events: [{ subject: `nda-version:${id}`, data: { number, sha256: data.sha256 } }] };
  }
  const changed = await tenant.ndaVersion.updateMany({ where: { id: versionId, publishedAt: null }, data });
  if (changed.count === 0) await refuseDraft(tenant, versionId);
  const event = { subject: `nda-version:${versionId}` as const, data: { sha256: data.sha256 } };
  return { result: versionId, events: [event] };
});

async function refuseDraft(tenant: Tenant, id: string): Promise<never> {
  const found = await tenant.ndaVersion.findFirst({ where: { id }, select: { number: true } });
  if (!found) throw new NotFound('There is no such version of the agreement.');
  throw new Conflict(`Version ${found.number} is published and frozen. Please begin a new version.`);
}

/** Publishes a draft: from now on this text is signed; a material one asks everybody again. */
export const publishNda = command(
  'nda:publish',
  ndaVersionInput,
  async ({ tenant, now, by }, { versionId }) => {
    const draft = await tenant.ndaVersion.findFirst({
      where: { id: versionId },
      select: { text: true, number: true, sha256: true, change: true },
    });
    if (!draft) throw new NotFound('There is no such version of the agreement.');
    const unknown = unknownFields(draft.text);
    if (unknown.length > 0)
      throw new Invalid(`The text uses fields that do not exist: ${unknown.join(', ')}.`);
    const current = await publishedNda(tenant);
    if (current && current.number > draft.number) {
      throw new Conflict(
        `Version ${current.number} is newer and already published. Please begin a new version.`,
      );
    }
    const published = await tenant.ndaVersion.updateMany({
      where: { id: versionId, publishedAt: null },
      data: { publishedAt: now, publishedBy: by },
    });
    if (published.count === 0) throw new Conflict('Somebody has published this version already.');
    const data = { number: draft.number, sha256: draft.sha256, change: draft.change };
    return { result: versionId, events: [{ subject: `nda-version:${versionId}`, data }] };
  },
);

/**
 * A visitor signs the current version. Throws Conflict when another version was published since they read it. The PDF
 * of the signed agreement is made and mailed by a job.
 */
export const signNda = command('nda:sign', signNdaInput, async (context, input) => {
  const { tenant, actor, organizationId, now, enqueue } = context;
  if (actor.kind !== 'visitor') throw new Forbidden('Only the person who needs the documents can sign.');
  const published = await publishedNda(tenant);
  const version = await tenant.ndaVersion.findFirst({
    where: { id: input.versionId },
    select: { id: true, text: true, sha256: true, number: true },
  });
  if (!published || !version || version.id !== published.id || version.sha256 !== input.sha256) {
    throw new Conflict('The text of the agreement has changed since you opened it. Please read it again.');
  }
  const visitor = await tenant.visitor.findFirst({
    where: { id: actor.visitorId, blocks: { none: { liftedAt: null } } },
    select: { email: true, company: true },
  });
  const organization = await tenant.organization.findFirst({ select: { name: true } });
  if (!visitor || !organization) throw new Forbidden('You cannot sign here.');
  const setting = await readSetting(tenant, 'nda');
  const id = newId();
  const facts = signatureOf({ input, version, visitor, organization: organization.name, setting, now });
  const { address, userAgent } = actor.origin;
  await tenant.ndaSignature.create({
    data: { ...facts, organizationId, id, visitorId: actor.visitorId, address, userAgent, signedAt: now },
  });
  await enqueue('nda-file', { signatureId: id });
  const { renderedSha256, expiresAt, domain } = facts;
  const data = {
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

/** Decides that one visitor needs no signature here, and why. Only deciders may; shown on the grants it opens. */
export const waiveNda = command('nda:waive', waiveNdaInput, async (context, input) => {
  const { tenant } = context;
  const visitor = await tenant.visitor.findFirst({ where: { id: input.visitorId }, select: { id: true } });
  if (!visitor) throw new NotFound('There is no such visitor.');
  const { waiverId, event } = await writeWaiver(context, input);
  return { result: waiverId, events: [event] };
});

/** Ends a waiver: from now on the visitor signs, or opens nothing that is confidential. */
export const endWaiver = command(
  'nda:end-waiver',
  endWaiverInput,
  async ({ tenant, now, by }, { waiverId }) => {
    const found = await tenant.ndaWaiver.findFirst({ where: { id: waiverId }, select: { visitorId: true } });
    if (!found) throw new NotFound('There is no such waiver.');
    const ended = await tenant.ndaWaiver.updateMany({
      where: { id: waiverId, endedAt: null },
      data: { endedAt: now, endedBy: by },
    });
    if (ended.count === 0) throw new Conflict('This waiver has ended already.');
    return {
      result: null,
      events: [{ subject: `nda-waiver:${waiverId}`, data: { visitorId: found.visitorId } }],
    };
  },
);
