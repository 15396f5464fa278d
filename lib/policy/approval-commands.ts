import { Conflict, Forbidden, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { countedApprovals, significanceOf, whyNotApprove, whyNotDecide } from './approval.ts';
import { versionHash } from './frozen.ts';
import { tellAuthors } from './mail-steps.ts';
import { whyNotReady } from './ready.ts';
import {
  approvePolicyInput,
  policyQuestions,
  requestChangeInput,
  submitPolicyInput,
  versionInput,
} from './schema.ts';
import { approvers, countOtherApprovers, lockVersion, type Writing } from './steps.ts';
import { reopen } from './text-commands.ts';

/**
 * Puts a draft up for approval as its submitter read it: it is hashed and frozen from now on. @throws NotFound, Invalid
 * for a text that is not ready, Conflict when it was changed meanwhile
 */
export const submitPolicy = command('policy:submit', submitPolicyInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { versionId, revision, summary, note } = input;
  const version = await lockVersion(context, versionId, 'submit');
  if (version.revision !== revision)
    throw new Conflict('Somebody has changed this draft since you opened it. Please read it again.');
  const stored = await tenant.policyText.findMany({ where: { versionId }, orderBy: { locale: 'asc' } });
  const texts = stored.map(({ locale, title, body, original, questions }) => ({
    locale,
    title,
    body,
    original,
    questions: policyQuestions.parse(questions),
  }));
  const why = whyNotReady({ isFile: version.fileId !== null, texts });
  if (why) throw new Invalid(why);
  const file = version.fileId
    ? await tenant.file.findFirstOrThrow({ where: { id: version.fileId }, select: { sha256: true } })
    : null;
  const { policyId, number, title } = version;
  const fileSha256 = file?.sha256 ?? null;
  const sha256 = versionHash({ organizationId, policyId, number, title, fileSha256, texts });
  await tenant.policyVersion.updateMany({
    where: { id: versionId, closedAt: null, sha256: null },
    data: { sha256, summary, significance: null },
  });
  const submissionId = newId();
  await tenant.policySubmission.create({
    data: { organizationId, id: submissionId, versionId, sha256, note, submittedAt: now, submittedBy: by },
    select: { id: true },
  });
  const data = { versionId, number, sha256, submissionId };
  return {
    result: { sha256 },
    events: [{ subject: `policy:${policyId}`, data, personal: { summary, note } }],
  };
});

/** Takes a version back to a draft; approvals given so far end. @throws NotFound, Conflict */
export const withdrawPolicy = command('policy:submit', versionInput, async (context, { versionId }) => {
  const { policyId, number } = await lockVersion(context, versionId, 'withdraw');
  await reopen(context, versionId, 'withdrawn');
  const data = { versionId, number, withdrawn: true };
  return { result: null, events: [{ subject: `policy:${policyId}`, data }] };
});

type Held = Awaited<ReturnType<typeof lockVersion>>;

/** The verdict that is given: whose, on what, and whether they wrote it. @throws Forbidden, Conflict */
async function verdictBy({ tenant, actor, by }: Writing, version: Held, sha256: string) {
  const { submission } = version;
  if (actor.kind !== 'member' || !submission) throw new Forbidden();
  if (version.sha256 !== sha256)
    throw new Conflict(
      'This is not the text that you read: it was changed and put up again. Please read it again.',
    );
  // Only stored roles count at publication, so a verdict in somebody's stead would never count.
  const holdsRole = (await tenant.member.count({ where: { id: actor.memberId, ...approvers } })) > 0;
  const why = whyNotDecide({ holdsRole, hasApproved: false });
  if (why) throw new Forbidden(why);
  const authors = [...version.authors, submission.submittedBy];
  const isAuthor = authors.includes(by);
  const others = await countOtherApprovers(tenant, authors, [actor.memberId]);
  const hasDecided = submission.approvals.some((approval) => approval.memberId === actor.memberId);
  return { memberId: actor.memberId, submissionId: submission.id, isAuthor, others, hasDecided };
}

/**
 * Approves a version as it was read, and says whether its change is material or editorial. Nobody approves what they wrote
 * or put up; who is the only one who could approve at all may, with a reason, and it shows as self-approved.
 * @throws NotFound, Forbidden, Invalid, Conflict
 */
export const approvePolicy = command('policy:approve', approvePolicyInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { versionId, sha256, significance, reason } = input;
  const version = await lockVersion(context, versionId, 'approve');
  const { memberId, submissionId, isAuthor, others, hasDecided } = await verdictBy(context, version, sha256);
  const why = whyNotApprove({ holdsRole: true, isAuthor, hasApproved: hasDecided, others });
  if (why) throw hasDecided ? new Conflict(why) : new Forbidden(why);
  if (isAuthor && reason === '') {
    const message =
      'You wrote or submitted this yourself and nobody else can approve it: please say why it holds.';
    throw new Invalid([{ path: 'reason', message }]);
  }
  if (version.policy.currentVersionId === null && significance === 'editorial') {
    const message = 'The first version of a policy is material: nobody has read any of it yet.';
    throw new Invalid([{ path: 'significance', message }]);
  }
  await tenant.policyApproval.create({
    data: {
      organizationId,
      id: newId(),
      submissionId,
      memberId,
      verdict: 'approved',
      significance,
      reason,
      selfApproved: isAuthor,
      decidedAt: now,
      decidedBy: by,
    },
    select: { id: true },
  });
  const verdicts = [...version.verdicts, { verdict: 'approved', significance, eligible: true }];
  const approved = countedApprovals(verdicts).length >= version.policy.quorum;
  await tenant.policyVersion.updateMany({
    where: { id: versionId, closedAt: null },
    data: { significance: significanceOf(verdicts) },
  });
  const { policyId, number } = version;
  const data = { versionId, number, sha256, submissionId, significance, selfApproved: isAuthor, approved };
  return { result: { approved }, events: [{ subject: `policy:${policyId}`, data, personal: { reason } }] };
});

/** Sends a version back with what is to be changed: it is worked on again. @throws NotFound, Forbidden, Invalid, Conflict */
export const requestChange = command('policy:approve', requestChangeInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { versionId, sha256, reason } = input;
  const version = await lockVersion(context, versionId, 'request-change');
  const { memberId, submissionId, hasDecided } = await verdictBy(context, version, sha256);
  // Who approved and thinks better of it says so on the submission; their verdict stays as it was given.
  if (!hasDecided)
    await tenant.policyApproval.create({
      data: {
        organizationId,
        id: newId(),
        submissionId,
        memberId,
        verdict: 'change-requested',
        reason,
        decidedAt: now,
        decidedBy: by,
      },
      select: { id: true },
    });
  else
    throw new Conflict(
      'You have approved this version already. Somebody who did not can ask for a change, or withdraw it.',
    );
  await reopen(context, versionId, 'change-requested');
  const { policyId, number, title, submission } = version;
  const authors = [...new Set([...version.authors, ...(submission ? [submission.submittedBy] : [])])];
  await tellAuthors(context, { versionId, policyId, number, title, submissionId, authors });
  const data = { versionId, number, sha256, submissionId, changeRequested: true };
  return { result: null, events: [{ subject: `policy:${policyId}`, data, personal: { reason } }] };
});
