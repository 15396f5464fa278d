import type { Prisma } from '#lib/db/generated/client.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import type { CommandContext } from '#lib/operation.ts';
import { countedApprovals, type Verdict } from './approval.ts';
import { approvingRoles } from './approvers.ts';
import {
  type PolicyState,
  type PolicyVerb,
  policyState,
  type VersionState,
  type VersionVerb,
  versionState,
  whyNotPolicy,
  whyNotVersion,
} from './lifecycle.ts';

/** What the steps of policies need of a command's context. */
export type Writing = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'by' | 'actor'>;

/** Members who may approve policies now. */
export const approvers = { removedAt: null, roles: { some: { role: { in: [...approvingRoles] } } } };

const policyFacts = {
  id: true,
  identifier: true,
  title: true,
  ownerId: true,
  tier: true,
  quorum: true,
  reviewEveryDays: true,
  audienceId: true,
  dueWithinDays: true,
  confirmation: true,
  statement: true,
  currentVersionId: true,
  revision: true,
} as const;

/** Reads a policy for a deed and holds its row until the transaction ends. @throws NotFound, Conflict */
export async function lockPolicy({ tenant }: Pick<Writing, 'tenant'>, policyId: string, verb: PolicyVerb) {
  const held = await tenant.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Policy" WHERE id = ${policyId}::uuid FOR NO KEY UPDATE`;
  if (held.length === 0) throw new NotFound('There is no such policy.');
  const policy = await tenant.policy.findFirstOrThrow({ where: { id: policyId }, select: policyFacts });
  const retired = (await tenant.policyRetirement.count({ where: { policyId, restoredAt: null } })) > 0;
  const openVersion = await tenant.policyVersion.findFirst({
    where: { policyId, closedAt: null },
    select: { id: true, number: true },
  });
  const open = openVersion !== null;
  const state: PolicyState = policyState({ retired, published: policy.currentVersionId !== null, open });
  const why = whyNotPolicy(state, verb);
  if (why) throw new Conflict(why);
  return { ...policy, state, openVersion };
}

type StoredVerdict = {
  verdict: string;
  significance: string | null;
  memberId: string;
  member: { removedAt: Date | null; roles: { role: string }[] };
};

/** A stored verdict with whether it still counts. */
export function verdictOf<T extends StoredVerdict>(stored: T): T & Verdict {
  const mayStill = stored.member.roles.some(({ role }) => approvingRoles.some((one) => one === role));
  return { ...stored, eligible: stored.member.removedAt === null && mayStill };
}

/** What the state of a version is derived from, for a `select`. */
export const versionFacts = {
  id: true,
  policyId: true,
  number: true,
  title: true,
  fileId: true,
  significance: true,
  sha256: true,
  authors: true,
  revision: true,
  closedAt: true,
  publication: { select: { id: true } },
  submissions: {
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    take: 1,
    select: {
      id: true,
      outcome: true,
      closedAt: true,
      submittedBy: true,
      approvals: {
        select: {
          verdict: true,
          significance: true,
          memberId: true,
          selfApproved: true,
          member: { select: { removedAt: true, roles: { select: { role: true } } } },
        },
      },
    },
  },
} satisfies Prisma.PolicyVersionSelect;

type Stored = {
  closedAt: Date | null;
  sha256: string | null;
  publication: { id: string } | null;
  submissions: { outcome: string | null; closedAt: Date | null; approvals: StoredVerdict[] }[];
};

/** The state of a version as stored, and the verdicts on its open submission. */
export function standingOf(
  version: Stored,
  quorum: number,
): { state: VersionState; verdicts: (StoredVerdict & Verdict)[] } {
  const [submission] = version.submissions;
  const verdicts = (submission?.closedAt === null ? submission.approvals : []).map(verdictOf);
  const state = versionState({
    closed: version.closedAt !== null,
    published: version.publication !== null,
    frozen: version.sha256 !== null,
    outcome: submission?.outcome ?? null,
    approvals: countedApprovals(verdicts).length,
    quorum,
  });
  return { state, verdicts };
}

/** Reads a version for a deed, holding its policy's row until the transaction ends. @throws NotFound, Conflict */
export async function lockVersion(writing: Pick<Writing, 'tenant'>, versionId: string, verb: VersionVerb) {
  const { tenant } = writing;
  const found = await tenant.policyVersion.findFirst({
    where: { id: versionId },
    select: { policyId: true },
  });
  if (!found) throw new NotFound('There is no such version.');
  const read = () =>
    tenant.policyVersion.findFirstOrThrow({ where: { id: versionId }, select: versionFacts });
  // What became of the version is said rather than what became of the policy, where both stand in the way.
  await tenant.$queryRaw`SELECT id FROM "Policy" WHERE id = ${found.policyId}::uuid FOR NO KEY UPDATE`;
  const version = await read();
  const { quorum } = await tenant.policy.findFirstOrThrow({
    where: { id: found.policyId },
    select: { quorum: true },
  });
  const standing = standingOf(version, quorum);
  const why = whyNotVersion(standing.state, verb);
  if (why) throw new Conflict(why);
  const policy = await lockPolicy(writing, found.policyId, 'work');
  const [submission] = version.submissions;
  return { ...version, ...standing, policy, submission: submission?.closedAt === null ? submission : null };
}

/** How many members other than this one may approve a version: those who may, and neither wrote it nor put it up. */
export function countOtherApprovers(
  tenant: Tenant,
  authors: readonly string[],
  except: readonly string[],
): Promise<number> {
  const authorIds = authors.flatMap((author) => (author.startsWith('member:') ? [author.slice(7)] : []));
  return tenant.member.count({ where: { ...approvers, id: { notIn: [...authorIds, ...except] } } });
}
