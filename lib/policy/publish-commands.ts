import { dateOf } from '#lib/day.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { endOwnEvidence } from '#lib/evidence/own-steps.ts';
import { dayAfter } from '#lib/evidence-requirement/standing.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { withdrawPolicyFromPortals } from '#lib/portal/steps.ts';
import { significanceOf } from './approval.ts';
import { keepPolicyEvidence } from './evidence-steps.ts';
import { policyInput, publishPolicyInput, retirePolicyInput, reviewPolicyInput } from './schema.ts';
import { lockPolicy, lockVersion } from './steps.ts';

/** Days ahead to which a version may be dated. */
const mostAhead = 366;

/**
 * Publishes an approved version as it was read: it is in force from a day on, closed for ever, evidence by itself, and
 * everybody in the audience owes to acknowledge it. Of two at once one gets a Conflict. @throws NotFound, Invalid, Conflict
 */
export const publishPolicy = command('policy:publish', publishPolicyInput, async (context, input) => {
  const { tenant, organizationId, now, by, enqueue } = context;
  const { versionId, sha256, effectiveOn } = input;
  const version = await lockVersion(context, versionId, 'publish');
  if (version.sha256 !== sha256)
    throw new Conflict(
      'This is not the text that you read: it was changed and put up again. Please read it again.',
    );
  const { today } = await organizationDay(tenant, now);
  const latest = dayAfter(today, mostAhead);
  if (effectiveOn > latest) {
    const message = `It can hold from ${latest} on at the latest, a year from now.`;
    throw new Invalid([{ path: 'effectiveOn', message }]);
  }
  const { policyId, number } = version;
  const significance = significanceOf(version.verdicts);
  await tenant.policyPublication.create({
    data: {
      organizationId,
      id: newId(),
      policyId,
      versionId,
      effectiveOn: dateOf(effectiveOn) ?? now,
      publishedAt: now,
      publishedBy: by,
    },
    select: { id: true },
  });
  await tenant.policySubmission.updateMany({
    where: { versionId, closedAt: null },
    data: { closedAt: now, closedBy: by, outcome: 'published' },
  });
  await tenant.policyVersion.updateMany({
    where: { id: versionId, closedAt: null },
    data: { significance, closedAt: now, closedBy: by },
  });
  await tenant.policy.updateMany({ where: { id: policyId }, data: { currentVersionId: versionId } });
  await keepPolicyEvidence(context, policyId);
  await enqueue('duty-reconcile', { kind: 'policy', subjectId: policyId });
  const data = { versionId, number, sha256, significance, effectiveOn };
  return { result: null, events: [{ subject: `policy:${policyId}`, data }] };
});

/** Ends that a policy holds: nobody owes it, it proves nothing. @throws NotFound, Invalid without a reason, Conflict */
export const retirePolicy = command('policy:retire', retirePolicyInput, async (context, input) => {
  const { tenant, organizationId, now, by, enqueue } = context;
  const { policyId, reason } = input;
  await lockPolicy(context, policyId, 'retire');
  const id = newId();
  await tenant.policyRetirement.create({
    data: { organizationId, id, policyId, reason, retiredAt: now, retiredBy: by },
    select: { id: true },
  });
  await endOwnEvidence(context, { policyId });
  const withdrawn = await withdrawPolicyFromPortals(context, policyId);
  await enqueue('duty-reconcile', { kind: 'policy', subjectId: policyId });
  const data = { retirementId: id };
  return {
    result: null,
    events: [{ subject: `policy:${policyId}`, data, personal: { reason } }, ...withdrawn],
  };
});

/** Has a retired policy hold again, in the version it had. @throws NotFound, Conflict */
export const restorePolicy = command('policy:retire', policyInput, async (context, { policyId }) => {
  const { tenant, now, by, enqueue } = context;
  await lockPolicy(context, policyId, 'restore');
  await tenant.policyRetirement.updateMany({
    where: { policyId, restoredAt: null },
    data: { restoredAt: now, restoredBy: by },
  });
  await keepPolicyEvidence(context, policyId);
  await enqueue('duty-reconcile', { kind: 'policy', subjectId: policyId });
  return { result: null, events: [{ subject: `policy:${policyId}`, data: { restored: true } }] };
});

/**
 * Records that somebody looked at the version in force, also when nothing changed: then it is confirmed from today, and
 * its evidence holds until the next review is due. @throws NotFound, Invalid, Conflict when a newer one is in force
 */
export const reviewPolicy = command('policy:review', reviewPolicyInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { policyId, versionId, outcome, note } = input;
  const policy = await lockPolicy(context, policyId, 'review');
  if (policy.currentVersionId !== versionId)
    throw new Conflict('A newer version is in force meanwhile. Please look at that one.');
  if (outcome === 'change-needed' && note === '')
    throw new Invalid([{ path: 'note', message: 'Please say what is to be changed.' }]);
  const reviewId = newId();
  await tenant.policyReview.create({
    data: {
      organizationId,
      id: reviewId,
      policyId,
      versionId,
      outcome,
      note,
      reviewedAt: now,
      reviewedBy: by,
    },
    select: { id: true },
  });
  if (outcome === 'unchanged') await keepPolicyEvidence(context, policyId);
  const data = { versionId, reviewId, outcome };
  return { result: null, events: [{ subject: `policy:${policyId}`, data, personal: { note } }] };
});
