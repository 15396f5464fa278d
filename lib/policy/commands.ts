import { Conflict, Stale } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { reviseDetails } from './detail-steps.ts';
import { createPolicy, createVersion } from './draft-steps.ts';
import { addPolicyInput, changePolicyInput, policyInput, policyQuestions, versionInput } from './schema.ts';
import { lockPolicy, lockVersion } from './steps.ts';

/** Adds a policy with the draft of its first version. @throws Invalid */
export const addPolicy = command('policy:add', addPolicyInput, async (context, input) => {
  const { texts, ...details } = input;
  const { policyId, versionId } = await createPolicy(context, details, { texts });
  const data = { versionId, number: 1, locales: texts.map((text) => text.locale) };
  return { result: { policyId, versionId }, events: [{ subject: `policy:${policyId}`, data }] };
});

/**
 * Changes what is said about a policy beside its text. How many have to approve is fixed while a version waits for
 * approval. @throws NotFound, Invalid, Conflict
 */
export const changePolicy = command('policy:change', changePolicyInput, async (context, input) => {
  const { tenant } = context;
  const { policyId, revision, ...details } = input;
  const before = await lockPolicy(context, policyId, 'change');
  if (before.revision !== revision) throw new Stale('this policy');
  if (before.quorum !== details.quorum) {
    const waiting = { versionId: before.openVersion?.id ?? policyId, closedAt: null };
    if ((await tenant.policySubmission.count({ where: waiting })) > 0)
      throw new Conflict('How many have to approve cannot change while a version waits. Withdraw it first.');
  }
  return { result: null, events: await reviseDetails(context, before, details) };
});

/** Starts the next version from the text in force, or from the newest there is. @throws NotFound, Conflict */
export const startVersion = command('policy:change', policyInput, async (context, { policyId }) => {
  const { tenant } = context;
  const policy = await lockPolicy(context, policyId, 'start');
  if (policy.openVersion)
    throw new Conflict(`Version ${policy.openVersion.number} is being worked on already.`);
  const newest = await tenant.policyVersion.findFirst({
    where: { policyId },
    orderBy: { number: 'desc' },
    select: { number: true, id: true },
  });
  const from = await tenant.policyVersion.findFirst({
    where: { id: policy.currentVersionId ?? newest?.id ?? policyId },
    select: { title: true, fileId: true, authors: true, texts: { orderBy: { locale: 'asc' } } },
  });
  const texts = (from?.texts ?? []).map(({ locale, title, body, questions, original }) => ({
    locale,
    title,
    body,
    questions: policyQuestions.parse(questions),
    original,
  }));
  const { title, fileId } = from ?? { title: policy.title, fileId: null };
  const number = (newest?.number ?? 0) + 1;
  // What was published others have approved; what was not is still theirs who wrote it, and they do not approve it here either.
  const authors = policy.currentVersionId ? [] : (from?.authors ?? []);
  const versionId = await createVersion(context, { policyId, number, title, fileId, texts, authors });
  return {
    result: { versionId, number },
    events: [{ subject: `policy:${policyId}`, data: { versionId, number, started: true } }],
  };
});

/** Gives up a draft; it stays to be read. @throws NotFound, Conflict */
export const discardVersion = command('policy:change', versionInput, async (context, { versionId }) => {
  const { tenant, now, by } = context;
  const { policyId, number } = await lockVersion(context, versionId, 'discard');
  await tenant.policyVersion.updateMany({
    where: { id: versionId, closedAt: null },
    data: { closedAt: now, closedBy: by },
  });
  const data = { versionId, number, discarded: true };
  return { result: null, events: [{ subject: `policy:${policyId}`, data }] };
});
