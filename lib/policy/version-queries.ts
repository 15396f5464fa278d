import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import {
  type ApprovalRight,
  countedApprovals,
  whatIsMissing,
  whyNotApprove,
  whyNotDecide,
} from './approval.ts';
import {
  policyState,
  type VersionState,
  type VersionVerb,
  whyNotPolicy,
  whyNotVersion,
} from './lifecycle.ts';
import { policyQuestions, versionInput } from './schema.ts';
import { approvers, countOtherApprovers, standingOf, verdictOf, versionFacts } from './steps.ts';

async function readSubmissions(tenant: Tenant, versionId: string) {
  const submissions = await tenant.policySubmission.findMany({
    where: { versionId },
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    take: 50,
    select: {
      id: true,
      note: true,
      submittedAt: true,
      submittedBy: true,
      closedAt: true,
      outcome: true,
      approvals: {
        orderBy: { decidedAt: 'asc' },
        select: {
          verdict: true,
          significance: true,
          reason: true,
          selfApproved: true,
          decidedAt: true,
          memberId: true,
          member: { select: { name: true, removedAt: true, roles: { select: { role: true } } } },
        },
      },
    },
  });
  const nameOf = await namesOf(
    tenant,
    submissions.map((submission) => submission.submittedBy),
  );
  return submissions.map(({ approvals, submittedBy, ...submission }) => ({
    ...submission,
    submittedByName: nameOf(submittedBy),
    approvals: approvals.map((approval) => {
      const { member, memberId: _, ...verdict } = verdictOf(approval);
      return { ...verdict, memberName: member.name };
    }),
  }));
}

type Deciding = { by: string; authors: readonly string[]; verdicts: readonly { memberId: string }[] };

/** Whether a member may approve a version, and how many are left who may. */
async function approvalRight(tenant: Tenant, { by, authors, verdicts }: Deciding) {
  const decided = verdicts.map((verdict) => verdict.memberId);
  const memberId = by.startsWith('member:') ? by.slice(7) : null;
  const others = await countOtherApprovers(tenant, authors, memberId ? [memberId] : []);
  const isAuthor = authors.includes(by);
  const left = await countOtherApprovers(tenant, isAuthor && others === 0 ? [] : authors, decided);
  const holdsRole =
    memberId !== null && (await tenant.member.count({ where: { id: memberId, ...approvers } })) > 0;
  return { holdsRole, isAuthor, others, left, hasApproved: memberId !== null && decided.includes(memberId) };
}

/** Why this member cannot do each of these now; null where they can. `blocked`: what the policy says. */
function whyNotDeeds(state: VersionState, blocked: string | null, right: ApprovalRight) {
  const whyNot = (verb: VersionVerb) => blocked ?? whyNotVersion(state, verb);
  return {
    edit: whyNot('edit'),
    submit: whyNot('submit'),
    withdraw: whyNot('withdraw'),
    approve: whyNot('approve') ?? whyNotApprove(right),
    requestChange: whyNot('request-change') ?? whyNotDecide(right),
    publish: whyNot('publish'),
    discard: whyNot('discard'),
  };
}

/**
 * One version whole: its texts, its submissions with every verdict, and what this member may do with it now, or why not.
 * @throws NotFound
 */
export const getPolicyVersion = query(
  'policy:read',
  versionInput,
  async ({ tenant, now, by }, { versionId }) => {
    const version = await tenant.policyVersion.findFirst({
      where: { id: versionId },
      select: {
        ...versionFacts,
        summary: true,
        createdAt: true,
        changedAt: true,
        changedBy: true,
        publication: { select: { id: true, effectiveOn: true, publishedAt: true, publishedBy: true } },
        file: { select: { id: true, name: true, sizeBytes: true } },
        texts: { orderBy: [{ original: 'desc' }, { locale: 'asc' }] },
        policy: {
          select: {
            id: true,
            identifier: true,
            title: true,
            quorum: true,
            currentVersionId: true,
            currentVersion: { select: { number: true } },
            statement: true,
            dueWithinDays: true,
            retirements: { where: { restoredAt: null }, select: { id: true } },
          },
        },
      },
    });
    if (!version) throw new NotFound('There is no such version.');
    const { currentVersion, ...policy } = version.policy;
    const { policy: _, submissions, texts, publication, ...facts } = version;
    const { state, verdicts } = standingOf({ ...version, submissions }, policy.quorum);
    const retired = policy.retirements.length > 0;
    const states = { retired, published: policy.currentVersionId !== null, open: version.closedAt === null };
    const authors = [...version.authors, submissions[0]?.submittedBy ?? ''];
    const right = await approvalRight(tenant, { by, authors, verdicts });
    const { isAuthor, others, left } = right;
    const approvals = countedApprovals(verdicts).length;
    const missing = whatIsMissing({ approvals, quorum: policy.quorum, eligible: left });
    const nameOf = await namesOf(tenant, [
      version.changedBy,
      publication?.publishedBy ?? null,
      ...version.authors,
    ]);
    const { today } = await organizationDay(tenant, now);
    return {
      ...facts,
      state,
      policy: {
        ...policy,
        isFirst: policy.currentVersionId === null,
        currentNumber: currentVersion?.number ?? null,
        retired,
      },
      published: publication && {
        effectiveOn: dayOf(publication.effectiveOn),
        publishedAt: publication.publishedAt,
        publishedByName: nameOf(publication.publishedBy),
      },
      changedByName: nameOf(version.changedBy),
      authorNames: version.authors.map((author) => nameOf(author)),
      texts: texts.map(({ locale, title, body, questions, original, changedAt }) => ({
        locale,
        title,
        body,
        original,
        changedAt,
        questions: policyQuestions.parse(questions),
      })),
      submissions: await readSubmissions(tenant, versionId),
      approvals,
      missing: state === 'submitted' ? missing : null,
      isAuthor,
      soleApprover: isAuthor && others === 0,
      today,
      whyNot: whyNotDeeds(state, whyNotPolicy(policyState(states), 'work'), right),
    };
  },
);

/** A version as its pages show it. */
export type VersionDetail = Awaited<ReturnType<typeof getPolicyVersion>>;
