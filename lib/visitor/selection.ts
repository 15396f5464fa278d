const document = { select: { id: true, title: true, tier: true } } as const;

const request = {
  id: true,
  number: true,
  createdAt: true,
  submittedAt: true,
  withdrawnAt: true,
  expiredAt: true,
  items: { orderBy: { id: 'asc' }, select: { outcome: true, document: { select: { title: true } } } },
  messages: {
    orderBy: { id: 'desc' },
    take: 1,
    select: { fromVisitor: true, asksForInformation: true },
  },
} as const;

const grant = {
  id: true,
  source: true,
  days: true,
  countsFrom: true,
  grantedAt: true,
  grantedBy: true,
  firstUsedAt: true,
  expiresAt: true,
  supersededAt: true,
  document,
  revocations: { where: { reinstatedAt: null }, select: { reason: true } },
} as const;

const waiver = {
  id: true,
  kind: true,
  reason: true,
  proofFileId: true,
  waivedAt: true,
  waivedBy: true,
  expiresAt: true,
  endedAt: true,
  endedBy: true,
} as const;

const block = {
  id: true,
  reason: true,
  blockedAt: true,
  blockedBy: true,
  liftedAt: true,
  liftedBy: true,
} as const;

/** What the page of a visitor needs of their rows: the newest of each kind. Sessions are those open at `now`. */
export function profileSelection(now: Date) {
  return {
    id: true,
    name: true,
    email: true,
    company: true,
    title: true,
    createdAt: true,
    verifiedAt: true,
    mergedAt: true,
    erasedAt: true,
    mergedInto: { select: { id: true, name: true, email: true } },
    customer: { select: { id: true, name: true } },
    blocks: { orderBy: { blockedAt: 'desc' }, take: 20, select: block },
    ndaSignatures: {
      orderBy: { signedAt: 'desc' },
      take: 20,
      select: {
        id: true,
        signedAt: true,
        expiresAt: true,
        domain: true,
        version: { select: { number: true } },
      },
    },
    ndaWaivers: { orderBy: { waivedAt: 'desc' }, take: 20, select: waiver },
    accessRequests: { orderBy: { createdAt: 'desc' }, take: 20, select: request },
    grants: { orderBy: { grantedAt: 'desc' }, take: 100, select: grant },
    copies: {
      orderBy: { createdAt: 'desc' },
      take: 50,
      select: {
        id: true,
        code: true,
        createdAt: true,
        document,
        revision: { select: { number: true } },
        deliveries: { orderBy: { startedAt: 'desc' }, take: 1, select: { startedAt: true } },
        _count: { select: { deliveries: true } },
      },
    },
    sessions: {
      where: { endedAt: null, expiresAt: { gt: now } },
      orderBy: { lastSeenAt: 'desc' },
      take: 50,
      select: { id: true, createdAt: true, lastSeenAt: true, address: true, userAgent: true },
    },
  } as const;
}
