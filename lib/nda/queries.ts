import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { type Names, namesOf } from '#lib/grant/people.ts';
import { type Consent, consentTo, isRenewable, signedDomain } from '#lib/nda-signature/signature.ts';
import { nothing, query } from '#lib/operation.ts';
import { readSetting } from '#lib/setting/read.ts';
import { mergeText, unknownFields, usesField } from './merge.ts';
import { changeOf, type NdaVersionRow, ndaVersionInput } from './schema.ts';
import { type NdaStanding, ndaStanding, publishedNda } from './standing.ts';

/** The signer as the agreement and its form know them. */
export type NdaReader = {
  email: string;
  name: string;
  company: string;
  title: string;
  standing: NdaStanding;
  /** Whether the signature that counts is a colleague's. */
  byColleague: boolean;
  /** Whether a signature that counts is near enough to its end to be renewed. */
  renewable: boolean;
  /** Set when one signature counts for everyone of the reader's domain. */
  domain: string | null;
  /** The sentences that the signature will record. */
  consent: Consent;
  /** Whether a decision on a request of theirs is still open. */
  pending: boolean;
};

/** The agreement as it is read: facts of its reader filled in. */
export type CurrentNda = {
  versionId: string;
  number: number;
  title: string;
  text: string;
  sha256: string;
  publishedAt: Date;
  validDays: number;
  /** What the text has a place for, and the signer must therefore give. */
  asks: { title: boolean; address: boolean };
  /** Null for somebody who is not signed in. */
  reader: NdaReader | null;
};

async function readReader(tenant: Tenant, visitorId: string, now: Date): Promise<NdaReader> {
  const visitor = await tenant.visitor.findFirst({
    where: { id: visitorId },
    select: { email: true, company: true, name: true, title: true },
  });
  if (!visitor) throw new NotFound();
  const { scope } = await readSetting(tenant, 'nda');
  const domain = signedDomain(visitor.email, scope);
  const standing = await ndaStanding(tenant, visitorId, now);
  const waiting = { visitorId, closedAt: null, submittedAt: { not: null } };
  const pending = (await tenant.accessRequest.count({ where: waiting })) > 0;
  const signed = standing.state === 'signed' ? standing : null;
  const own = signed ? await tenant.ndaSignature.count({ where: { id: signed.signatureId, visitorId } }) : 0;
  return {
    ...visitor,
    standing,
    byColleague: signed !== null && own === 0,
    renewable: signed !== null && isRenewable(signed.until, now),
    domain,
    consent: consentTo(domain, visitor.company),
    pending,
  };
}

/** The published agreement for whoever reads it, or null when there is none. Anonymous people read it unfilled. */
export const findCurrentNda = query(
  'nda:read-current',
  nothing,
  async ({ tenant, actor, now }): Promise<CurrentNda | null> => {
    const published = await publishedNda(tenant);
    if (!published) return null;
    const { text, publishedAt, ...version } = await tenant.ndaVersion.findFirstOrThrow({
      where: { id: published.id },
      select: { title: true, text: true, sha256: true, number: true, publishedAt: true },
    });
    const organization = await tenant.organization.findFirstOrThrow({ select: { name: true } });
    const { validDays } = await readSetting(tenant, 'nda');
    const reader = actor.kind === 'visitor' ? await readReader(tenant, actor.visitorId, now) : null;
    return {
      ...version,
      versionId: published.id,
      publishedAt: publishedAt ?? now,
      text: mergeText(text, {
        organization: organization.name,
        company: reader?.company ?? '',
        person: reader?.name ?? '',
        title: reader?.title ?? '',
        date: now.toISOString().slice(0, 10),
      }),
      validDays,
      asks: { title: usesField(text, 'title'), address: usesField(text, 'address') },
      reader,
    };
  },
);

const versionFields = {
  id: true,
  number: true,
  title: true,
  change: true,
  sha256: true,
  createdAt: true,
  createdBy: true,
  publishedAt: true,
  publishedBy: true,
  _count: { select: { signatures: true } },
} as const;

type Stored = Omit<
  NdaVersionRow,
  'change' | 'createdByName' | 'publishedByName' | 'signatures' | 'current'
> & {
  change: string;
  createdBy: string;
  publishedBy: string | null;
  _count: { signatures: number };
};

function rowOf(stored: Stored, currentId: string | null, nameOf: Names): NdaVersionRow {
  const { _count, createdBy, publishedBy, change, ...row } = stored;
  return {
    ...row,
    change: changeOf(change),
    createdByName: nameOf(createdBy),
    publishedByName: publishedBy && nameOf(publishedBy),
    signatures: _count.signatures,
    current: row.id === currentId,
  };
}

/** Every version of the agreement, newest first, with how often it was signed. */
export const listNdaVersions = query('nda:list', nothing, async ({ tenant }): Promise<NdaVersionRow[]> => {
  const rows = await tenant.ndaVersion.findMany({ orderBy: { number: 'desc' }, select: versionFields });
  const current = await publishedNda(tenant);
  const nameOf = await namesOf(
    tenant,
    rows.flatMap((row) => [row.createdBy, row.publishedBy]),
  );
  return rows.map((row) => rowOf(row, current?.id ?? null, nameOf));
});

/** One version with its text and the fields in it that do not exist. Throws NotFound. */
export const getNdaVersion = query('nda:list', ndaVersionInput, async ({ tenant }, { versionId }) => {
  const stored = await tenant.ndaVersion.findFirst({
    where: { id: versionId },
    select: { ...versionFields, text: true },
  });
  if (!stored) throw new NotFound('There is no such version of the agreement.');
  const { text, ...row } = stored;
  const current = await publishedNda(tenant);
  const nameOf = await namesOf(tenant, [row.createdBy, row.publishedBy]);
  const overtaken = current !== null && current.number > row.number && row.publishedAt === null;
  return {
    ...rowOf(row, current?.id ?? null, nameOf),
    text,
    unknownFields: unknownFields(text),
    overtakenBy: overtaken ? current.number : null,
  };
});
