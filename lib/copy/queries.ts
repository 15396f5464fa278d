import { parseCopyCode } from '#lib/crypto/tokens.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { completenessOf } from '#lib/delivery/schema.ts';
import { NotFound } from '#lib/errors.ts';
import { query } from '#lib/operation.ts';
import { traceInput } from './schema.ts';

const unknown = 'No copy has this code. Codes have ten letters and digits; please check it against the page.';

const traceSelect = {
  id: true,
  code: true,
  createdAt: true,
  sizeBytes: true,
  sha256: true,
  grantId: true,
  visitor: { select: { id: true, name: true, email: true, company: true } },
  document: { select: { id: true, title: true, tier: true } },
  revision: { select: { number: true, withdrawnAt: true } },
  deliveries: {
    orderBy: { startedAt: 'desc' },
    take: 50,
    select: {
      id: true,
      startedAt: true,
      completedAt: true,
      brokenOffAt: true,
      bytesSent: true,
      address: true,
    },
  },
} as const;

/** A member's preview has a code too, which stands in the log only. */
async function findPreview(tenant: Tenant, code: string) {
  const event = await tenant.auditEvent.findFirst({
    where: { action: 'document:preview', body: { contains: `"code":"${code}"` } },
    select: { actor: true, at: true },
  });
  if (!event) return null;
  const memberId = event.actor.startsWith('member:') ? event.actor.slice('member:'.length) : null;
  const member = memberId
    ? await tenant.member.findFirst({ where: { id: memberId }, select: { name: true, email: true } })
    : null;
  return { code, at: event.at, member };
}

async function findCopy(tenant: Tenant, code: string) {
  return tenant.copy.findFirst({ where: { code }, select: traceSelect });
}

/**
 * Whose copy it is, from the code on a page: the copy with its recipient and every delivery of it, or the member whose
 * preview it was. @throws NotFound
 */
export const traceCopy = query('copy:trace', traceInput, async ({ tenant }, input) => {
  const code = parseCopyCode(input.code);
  if (!code) throw new NotFound(unknown);
  const copy = await findCopy(tenant, code);
  if (copy) {
    const { sizeBytes, deliveries, ...rest } = copy;
    return {
      kind: 'copy' as const,
      ...rest,
      sizeBytes: Number(sizeBytes),
      deliveries: deliveries.map(({ bytesSent, ...delivery }) => ({
        ...delivery,
        bytesSent: Number(bytesSent),
        completeness: completenessOf(delivery),
      })),
    };
  }
  const preview = await findPreview(tenant, code);
  if (!preview) throw new NotFound(unknown);
  return { kind: 'preview' as const, ...preview };
});
