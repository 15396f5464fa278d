import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tenant, TenantReader } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, nothing, query } from '#lib/operation.ts';
import { readSetting } from '#lib/setting/read.ts';
import { mergeText } from './merge.ts';
import { ndaSignatureInput, ndaVersionInput, signatureListInput } from './schema.ts';
import { signedDomain } from './signature.ts';
import { type NdaStanding, ndaStanding, publishedNda } from './standing.ts';

/** The agreement as a visitor reads it: their own facts filled in, and what stands already. */
export type CurrentNda = {
  versionId: string;
  number: number;
  title: string;
  text: string;
  sha256: string;
  publishedAt: Date;
  standing: NdaStanding | null;
  /** Set when one signature counts for everyone of the visitor's domain. */
  domain: string | null;
  company: string;
  name: string;
  validDays: number;
  ownSignatures: { id: string; signedAt: Date; expiresAt: Date; number: number; filed: boolean }[];
};

async function ownSignatures(tenant: Tenant, visitorId: string): Promise<CurrentNda['ownSignatures']> {
  const rows = await tenant.ndaSignature.findMany({
    where: { visitorId },
    orderBy: { signedAt: 'desc' },
    take: 20,
    select: {
      id: true,
      signedAt: true,
      expiresAt: true,
      fileId: true,
      version: { select: { number: true } },
    },
  });
  return rows.map(({ fileId, version, ...row }) => ({
    ...row,
    number: version.number,
    filed: fileId !== null,
  }));
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
    const setting = await readSetting(tenant, 'nda');
    const visitorId = actor.kind === 'visitor' ? actor.visitorId : null;
    const visitor = visitorId
      ? await tenant.visitor.findFirst({
          where: { id: visitorId },
          select: { email: true, company: true, name: true },
        })
      : null;
    return {
      ...version,
      versionId: published.id,
      publishedAt: publishedAt ?? now,
      text: mergeText(text, {
        organization: organization.name,
        company: visitor?.company ?? '',
        person: visitor?.name ?? '',
      }),
      standing: visitorId ? await ndaStanding(tenant, visitorId, now) : null,
      domain: visitor ? signedDomain(visitor.email, setting.scope) : null,
      company: visitor?.company ?? '',
      name: visitor?.name ?? '',
      validDays: setting.validDays,
      ownSignatures: visitorId ? await ownSignatures(tenant, visitorId) : [],
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
} as const;

/** Every version of the agreement, newest first, with how often it was signed. */
export const listNdaVersions = query('nda:list', nothing, async ({ tenant }) => {
  const rows = await tenant.ndaVersion.findMany({
    orderBy: { number: 'desc' },
    select: { ...versionFields, _count: { select: { signatures: true } } },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, signatures: _count.signatures }));
});

/** One version with its text. Throws NotFound. */
export const getNdaVersion = query('nda:list', ndaVersionInput, async ({ tenant }, { versionId }) => {
  const select = { ...versionFields, text: true };
  const version = await tenant.ndaVersion.findFirst({ where: { id: versionId }, select });
  if (!version) throw new NotFound('There is no such version of the agreement.');
  return version;
});

/** One signature with everything that was recorded. Throws NotFound. */
export const getNdaSignature = query('nda:list', ndaSignatureInput, async ({ tenant }, { signatureId }) => {
  const signature = await tenant.ndaSignature.findFirst({
    where: { id: signatureId },
    include: { version: { select: { id: true, number: true, title: true, sha256: true } } },
  });
  if (!signature) throw new NotFound('There is no such signature.');
  return signature;
});

/** The stored PDF of a visitor's own signature. Throws NotFound, for other people's too (P08). */
export const getOwnSignedFile = query(
  'nda:download-own',
  ndaSignatureInput,
  ({ tenant, actor }, { signatureId }) =>
    signedFile(tenant, { id: signatureId, visitorId: actor.kind === 'visitor' ? actor.visitorId : '' }),
);

/** The stored PDF of any signature, for the organization. Throws NotFound. */
export const getSignedFile = query('nda:download-signed', ndaSignatureInput, ({ tenant }, { signatureId }) =>
  signedFile(tenant, { id: signatureId }),
);

async function signedFile(tenant: Tenant, where: { id: string; visitorId?: string }): Promise<string> {
  if (where.visitorId === '') throw new NotFound();
  const signature = await tenant.ndaSignature.findFirst({ where, select: { fileId: true } });
  if (!signature?.fileId)
    throw new NotFound('The signed agreement is still being written. Please try again shortly.');
  return signature.fileId;
}

/** A signature as its list shows it. */
export type NdaSignatureRow = {
  id: string;
  typedName: string;
  email: string;
  company: string;
  domain: string | null;
  number: number;
  signedAt: Date;
  expiresAt: Date;
};

function matching(tenant: TenantReader, { search, filters }: z.output<typeof signatureListInput>) {
  let rows = tenant.selectFrom('NdaSignature as s').innerJoin('NdaVersion as v', 'v.id', 's.versionId');
  if (filters.scope === 'domain') rows = rows.where('s.domain', 'is not', null);
  if (filters.scope === 'person') rows = rows.where('s.domain', 'is', null);
  if (!search) return rows;
  const pattern = likePattern(search);
  return rows.where((where) =>
    where.or([
      where('s.typedName', 'ilike', pattern),
      where('s.email', 'ilike', pattern),
      where('s.company', 'ilike', pattern),
    ]),
  );
}

/** Who signed, newest first or by company. */
export const listNdaSignatures = list(
  'nda:list',
  signatureListInput,
  async ({ tenant }, input): Promise<Page<NdaSignatureRow>> => {
    const rows = matching(tenant, input).select([
      's.id',
      's.typedName',
      's.email',
      's.company',
      's.domain',
      's.signedAt',
      's.expiresAt',
      'v.number',
    ]);
    const count = await countUpTo(tenant, matching(tenant, input).select('s.id'));
    const byCompany = input.sort === 'company';
    const order = {
      by: sql.ref(byCompany ? 's.company' : 's.signedAt'),
      id: sql.ref('s.id'),
      type: byCompany ? ('text' as const) : ('timestamptz' as const),
      valueOf: (row: NdaSignatureRow) => (byCompany ? row.company : row.signedAt.toISOString()),
    };
    return readPage(rows, order, input, count);
  },
);
