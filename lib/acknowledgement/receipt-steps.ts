import { z } from 'zod';
import type { Tenant } from '#lib/db/tenant.ts';
import type { Receipt } from './receipt.ts';
import { methods } from './schema.ts';

const kept = z.array(z.object({ question: z.string(), answer: z.string(), tries: z.number() }));

const fields = {
  id: true,
  locale: true,
  sha256: true,
  statement: true,
  typedName: true,
  answers: true,
  method: true,
  address: true,
  userAgent: true,
  acknowledgedAt: true,
  note: true,
  proofFileId: true,
  erasedAt: true,
  person: { select: { name: true, email: true } },
  policyVersion: {
    select: { number: true, title: true, policy: { select: { identifier: true, title: true } } },
  },
} as const;

/** The receipts of acknowledgements, oldest first; at most 1,000. */
export async function readReceipts(
  tenant: Tenant,
  where: { id?: string; personId?: string },
): Promise<Receipt[]> {
  const organization = await tenant.organization.findFirstOrThrow({ select: { name: true, timeZone: true } });
  const rows = await tenant.acknowledgement.findMany({
    where,
    orderBy: [{ acknowledgedAt: 'asc' }, { id: 'asc' }],
    select: fields,
    take: 1000,
  });
  return rows.map(({ answers, method, policyVersion, proofFileId, erasedAt, ...row }) => ({
    ...row,
    organization: organization.name,
    timeZone: organization.timeZone,
    policy: {
      title: policyVersion.title,
      identifier: policyVersion.policy.identifier,
      number: policyVersion.number,
    },
    answers: kept.parse(answers),
    method: z.enum(methods).parse(method),
    hasProof: proofFileId !== null,
    erased: erasedAt !== null,
  }));
}
