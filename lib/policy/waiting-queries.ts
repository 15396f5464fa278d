import { namesOf } from '#lib/grant/people.ts';
import { nothing, query } from '#lib/operation.ts';
import { countedApprovals, whyNotApprove } from './approval.ts';
import { approvers, standingOf, versionFacts } from './steps.ts';

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
    const holdsRole = may.some(({ id }) => id === memberId);
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
          whyNot: whyNotApprove({ holdsRole, isAuthor: authors.includes(by), hasApproved, others }),
        },
      ];
    });
    return waiting.sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
  },
);
