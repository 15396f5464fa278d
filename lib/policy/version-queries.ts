import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { nothing, query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { countedApprovals, whatIsMissing, whyNotApprove } from './approval.ts';
import { policyState, whyNotPolicy, whyNotVersion } from './lifecycle.ts';
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

/**
 * One version whole: its texts, its submissions with every verdict, and what this member may do with it now, or why not.
 * @throws NotFound
 */
export const getPolicyVersion = query(
  'policy:read',
  versionInput,
  async ({ tenant, actor, now, by }, { versionId }) => {
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
            statement: true,
            dueWithinDays: true,
            retirements: { where: { restoredAt: null }, select: { id: true } },
          },
        },
      },
    });
    if (!version) throw new NotFound('There is no such version.');
    const { policy, submissions, texts, publication, ...facts } = version;
    const { state, verdicts } = standingOf({ ...version, submissions }, policy.quorum);
    const retired = policy.retirements.length > 0;
    const blocked = whyNotPolicy(
      policyState({ retired, published: policy.currentVersionId !== null, open: version.closedAt === null }),
      'work',
    );
    const memberId = actor.kind === 'member' ? actor.memberId : '';
    const authors = [...version.authors, submissions[0]?.submittedBy ?? ''];
    const others = await countOtherApprovers(tenant, authors, memberId ? [memberId] : []);
    const decided = verdicts.map((verdict) => verdict.memberId);
    const isAuthor = authors.includes(by);
    const hasApproved = decided.includes(memberId);
    const eligible = await tenant.member.count({ where: { ...approvers, id: { notIn: decided } } });
    const left = isAuthor && others === 0 ? eligible : await countOtherApprovers(tenant, authors, decided);
    const approvals = countedApprovals(verdicts).length;
    const nameOf = await namesOf(tenant, [
      version.changedBy,
      publication?.publishedBy ?? null,
      ...version.authors,
    ]);
    const { today } = await organizationDay(tenant, now);
    return {
      ...facts,
      state,
      policy: { ...policy, isFirst: policy.currentVersionId === null, retired },
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
      missing:
        state === 'submitted' ? whatIsMissing({ approvals, quorum: policy.quorum, eligible: left }) : null,
      isAuthor,
      soleApprover: isAuthor && others === 0,
      today,
      whyNot: {
        edit: blocked ?? whyNotVersion(state, 'edit'),
        submit: blocked ?? whyNotVersion(state, 'submit'),
        withdraw: blocked ?? whyNotVersion(state, 'withdraw'),
        approve:
          blocked ?? whyNotVersion(state, 'approve') ?? whyNotApprove({ isAuthor, hasApproved, others }),
        requestChange:
          blocked ??
          whyNotVersion(state, 'request-change') ??
          (hasApproved ? 'You have approved this version already.' : null),
        publish: blocked ?? whyNotVersion(state, 'publish'),
        discard: blocked ?? whyNotVersion(state, 'discard'),
      },
    };
  },
);

/** A version as its pages show it. */
export type VersionDetail = Awaited<ReturnType<typeof getPolicyVersion>>;

/** A version that waits for approval. */
export type WaitingVersion = {
  versionId: string;
  policyId: string;
  identifier: string;
  title: string;
  number: number;
  submittedAt: Date;
  submittedByName: string;
  approvals: number;
  quorum: number;
  /** Why this member does not approve it; null where it waits for them. */
  whyNot: string | null;
};

/** Versions that wait for approval, the longest first; those that wait for this member say so. */
export const getWaitingVersions = query(
  'policy:approve',
  nothing,
  async ({ tenant, actor, by }): Promise<WaitingVersion[]> => {
    const rows = await tenant.policyVersion.findMany({
      where: {
        closedAt: null,
        sha256: { not: null },
        policy: { retirements: { none: { restoredAt: null } } },
      },
      take: 500,
      select: {
        ...versionFacts,
        policy: { select: { identifier: true, title: true, quorum: true } },
        submissions: {
          ...versionFacts.submissions,
          select: { ...versionFacts.submissions.select, submittedAt: true },
        },
      },
    });
    const memberId = actor.kind === 'member' ? actor.memberId : '';
    const may = await tenant.member.findMany({ where: approvers, select: { id: true } });
    const nameOf = await namesOf(
      tenant,
      rows.map((row) => row.submissions[0]?.submittedBy ?? null),
    );
    const waiting = rows.flatMap(({ policy, submissions, ...version }) => {
      const { state, verdicts } = standingOf({ ...version, submissions }, policy.quorum);
      const [submission] = submissions;
      if (state !== 'submitted' || !submission) return [];
      const authors = [...version.authors, submission.submittedBy];
      const others = may.filter(({ id }) => id !== memberId && !authors.includes(`member:${id}`)).length;
      const hasApproved = verdicts.some((verdict) => verdict.memberId === memberId);
      return [
        {
          versionId: version.id,
          policyId: version.policyId,
          identifier: policy.identifier,
          title: policy.title,
          number: version.number,
          submittedAt: submission.submittedAt,
          submittedByName: nameOf(submission.submittedBy),
          approvals: countedApprovals(verdicts).length,
          quorum: policy.quorum,
          whyNot: whyNotApprove({ isAuthor: authors.includes(by), hasApproved, others }),
        },
      ];
    });
    return waiting.sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
  },
);
