import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tenant, TenantReader } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { type SealedFile, sealedFile } from '#lib/file/stored-file.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { publishedNda } from '#lib/nda/standing.ts';
import { list, query } from '#lib/operation.ts';
import { type NdaSignatureRow, ndaSignatureInput, signatureListInput, signatureState } from './schema.ts';

/** One signature with everything that was recorded. Throws NotFound. */
export const getNdaSignature = query('nda:list', ndaSignatureInput, async ({ tenant, now }, input) => {
  const found = await tenant.ndaSignature.findFirst({
    where: { id: input.signatureId },
    select: {
      id: true,
      visitorId: true,
      domain: true,
      typedName: true,
      email: true,
      company: true,
      title: true,
      postalAddress: true,
      consent: true,
      renderedText: true,
      renderedSha256: true,
      address: true,
      userAgent: true,
      signedAt: true,
      expiresAt: true,
      fileId: true,
      version: { select: { id: true, number: true, title: true, sha256: true } },
    },
  });
  if (!found) throw new NotFound('There is no such signature.');
  const { fileId, ...signature } = found;
  const { countsFrom = 0 } = (await publishedNda(tenant)) ?? {};
  const facts = { expiresAt: signature.expiresAt, number: signature.version.number };
  return { ...signature, filed: fileId !== null, state: signatureState(facts, countsFrom, now) };
});

async function signedFile(tenant: Tenant, where: { id: string; visitorId?: string }): Promise<SealedFile> {
  const signature = await tenant.ndaSignature.findFirst({ where, select: { fileId: true } });
  if (!signature) throw new NotFound();
  if (!signature.fileId)
    throw new NotFound('The signed agreement is still being written. Please try again in a minute.');
  return sealedFile(tenant, signature.fileId);
}

/** The PDF of a visitor's own signature, to be opened with `openFile`. Throws NotFound, for other people's too (P08). */
export const getOwnSignedFile = query(
  'nda:download-own',
  ndaSignatureInput,
  async ({ tenant, actor }, { signatureId }) => {
    if (actor.kind !== 'visitor') throw new NotFound();
    return signedFile(tenant, { id: signatureId, visitorId: actor.visitorId });
  },
);

/** The PDF of any signature, for the organization, to be opened with `openFile`. Throws NotFound. */
export const getSignedFile = query('nda:download-signed', ndaSignatureInput, ({ tenant }, { signatureId }) =>
  signedFile(tenant, { id: signatureId }),
);

function matching(tenant: TenantReader, { search, filters }: z.output<typeof signatureListInput>) {
  let rows = tenant
    .selectFrom('NdaSignature as s')
    .innerJoin('NdaVersion as v', (join) =>
      join.onRef('v.organizationId', '=', 's.organizationId').onRef('v.id', '=', 's.versionId'),
    );
  if (filters.scope === 'domain') rows = rows.where('s.domain', 'is not', null);
  if (filters.scope === 'person') rows = rows.where('s.domain', 'is', null);
  if (filters.version) rows = rows.where('s.versionId', '=', filters.version);
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

// The oldest version number that still counts: the newest material one, else the first that was published.
const countsFrom = sql<number>`(SELECT coalesce(max(m.number) FILTER (WHERE m.change = 'material'), min(m.number))::int
  FROM "NdaVersion" m WHERE m."publishedAt" IS NOT NULL)`;

/** Who signed, newest first or by company. */
export const listNdaSignatures = list(
  'nda:list',
  signatureListInput,
  async ({ tenant, now }, input): Promise<Page<NdaSignatureRow>> => {
    const rows = matching(tenant, input).select([
      's.id',
      's.visitorId',
      's.typedName',
      's.email',
      's.company',
      's.domain',
      's.signedAt',
      's.expiresAt',
      'v.number',
      countsFrom.as('countsFrom'),
    ]);
    const count = await countUpTo(tenant, matching(tenant, input).select('s.id'));
    const byCompany = input.sort === 'company';
    const page = await readPage(
      rows,
      {
        by: sql.ref(byCompany ? 's.company' : 's.signedAt'),
        id: sql.ref('s.id'),
        type: byCompany ? ('text' as const) : ('timestamptz' as const),
        valueOf: (row) => (byCompany ? row.company : row.signedAt.toISOString()),
      },
      input,
      count,
    );
    return {
      ...page,
      rows: page.rows.map(({ countsFrom: from, ...row }) => ({
        ...row,
        state: signatureState(row, from, now),
      })),
    };
  },
);
