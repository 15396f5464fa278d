import { type RequestState, requestState } from '#lib/access-request/lifecycle.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { isBlocked } from '#lib/grant/access.ts';
import { grantState } from '#lib/grant/lifecycle.ts';
import { type Names, namesOf } from '#lib/grant/people.ts';
import { ndaStanding, publishedNda } from '#lib/nda/standing.ts';
import { signatureState } from '#lib/nda-signature/schema.ts';
import { isWaiverLive } from '#lib/nda-waiver/schema.ts';
import { query } from '#lib/operation.ts';
import { mergedInto } from './merge-steps.ts';
import { visitorInput } from './schema.ts';
import { profileSelection } from './selection.ts';

async function readProfile(tenant: Tenant, visitorId: string, now: Date) {
  const profile = await tenant.visitor.findFirst({
    where: { id: visitorId },
    select: profileSelection(now),
  });
  if (!profile) throw new NotFound('There is no such visitor.');
  return profile;
}

type Profile = Awaited<ReturnType<typeof readProfile>>;

function requestsOf(profile: Profile) {
  return profile.accessRequests.map(({ items, messages, ...request }) => {
    const [last] = messages;
    const waiting = last !== undefined && !last.fromVisitor && last.asksForInformation;
    const outcomes = items.map((item) => item.outcome);
    const state: RequestState = requestState({ ...request, outcomes, waiting });
    return {
      id: request.id,
      number: request.number,
      createdAt: request.createdAt,
      state,
      documents: items.map((item) => item.document.title),
    };
  });
}

function grantsOf(profile: Profile, nameOf: Names, now: Date) {
  return profile.grants.map(({ revocations, supersededAt, grantedBy, ...grant }) => {
    const facts = { supersededAt, expiresAt: grant.expiresAt, revoked: revocations.length > 0 };
    const [revocation] = revocations;
    return {
      ...grant,
      grantedByName: nameOf(grantedBy),
      state: grantState(facts, now),
      revokedReason: revocation?.reason ?? null,
    };
  });
}

function waiversOf(profile: Profile, nameOf: Names, now: Date) {
  return profile.ndaWaivers.map(({ waivedBy, endedBy, proofFileId, ...waiver }) => ({
    ...waiver,
    waivedByName: nameOf(waivedBy),
    endedByName: endedBy && nameOf(endedBy),
    hasProof: proofFileId !== null,
    live: isWaiverLive(waiver, now),
  }));
}

function blocksOf(profile: Profile, nameOf: Names) {
  return profile.blocks.map(({ blockedBy, liftedBy, ...block }) => ({
    ...block,
    blockedByName: nameOf(blockedBy),
    liftedByName: liftedBy && nameOf(liftedBy),
  }));
}

function copiesOf(profile: Profile) {
  return profile.copies.map(({ deliveries, _count, ...copy }) => ({
    ...copy,
    deliveries: _count.deliveries,
    lastDeliveredAt: deliveries[0]?.startedAt ?? null,
  }));
}

/** Of whom the signature is that opens the visitor's documents, when it is a colleague's. */
async function signerOf(tenant: Tenant, signatureId: string | null) {
  if (!signatureId) return null;
  return tenant.ndaSignature.findFirst({
    where: { id: signatureId },
    select: { id: true, typedName: true, visitorId: true, domain: true, signedAt: true },
  });
}

function signaturesOf(profile: Profile, countsFrom: number, now: Date) {
  return profile.ndaSignatures.map(({ version, ...signature }) => ({
    ...signature,
    number: version.number,
    state: signatureState({ expiresAt: signature.expiresAt, number: version.number }, countsFrom, now),
  }));
}

/** The profiles of everybody who was merged into the visitor. */
async function readMerged(tenant: Tenant, visitorId: string, now: Date): Promise<Profile[]> {
  const merged = [];
  for (const { id } of await mergedInto(tenant, visitorId)) merged.push(await readProfile(tenant, id, now));
  return merged;
}

/**
 * One visitor with everything that is known of them: the newest of each kind, and what was done under addresses that
 * were merged into theirs, each with that address in `via`. Throws NotFound.
 */
export const getVisitor = query('visitor:read', visitorInput, async ({ tenant, now }, { visitorId }) => {
  const profile = await readProfile(tenant, visitorId, now);
  const merged = await readMerged(tenant, visitorId, now);
  const all = [profile, ...merged];
  const nameOf = await namesOf(tenant, [
    ...profile.blocks.flatMap((block) => [block.blockedBy, block.liftedBy]),
    ...profile.ndaWaivers.flatMap((waiver) => [waiver.waivedBy, waiver.endedBy]),
    ...all.flatMap((one) => one.grants.map((grant) => grant.grantedBy)),
  ]);
  const ofAll = <Row>(rowsOf: (one: Profile) => Row[]) =>
    all.flatMap((one) =>
      rowsOf(one).map((row) => ({ ...row, via: one.id === visitorId ? null : one.email })),
    );
  const standing = await ndaStanding(tenant, visitorId, now);
  const countsFrom = (await publishedNda(tenant))?.countsFrom ?? 0;
  const { id, name, email, company, title, createdAt, verifiedAt, customer, sessions } = profile;
  return {
    id,
    name,
    email,
    company,
    title,
    createdAt,
    verifiedAt,
    customer,
    sessions,
    mergedAt: profile.mergedAt,
    erasedAt: profile.erasedAt,
    mergedInto: profile.mergedInto,
    formerly: merged.map((one) => ({ id: one.id, email: one.email })),
    blocked: profile.mergedInto === null && (await isBlocked(tenant, visitorId)),
    blocks: blocksOf(profile, nameOf),
    standing,
    signer: await signerOf(tenant, standing.state === 'signed' ? standing.signatureId : null),
    signatures: ofAll((one) => signaturesOf(one, countsFrom, now)),
    waivers: waiversOf(profile, nameOf, now),
    requests: ofAll(requestsOf),
    grants: ofAll((one) => grantsOf(one, nameOf, now)),
    copies: ofAll(copiesOf),
  };
});

/** As `getVisitor` returns it. */
export type VisitorProfile = Awaited<ReturnType<typeof getVisitor>>;
