import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { passWaiting } from '#lib/jobs/queue.ts';
import type { JobHandler } from '#lib/jobs/worker.ts';
import { nothing, query } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import { nudgeEverybody } from './nudge-commands.ts';
import { reconcile } from './reconcile.ts';
import { dutyKinds } from './schema.ts';

const reconcileJob = z.object({
  organizationId: id,
  kind: z.enum(dutyKinds).optional(),
  subjectId: id.optional(),
});

const nudgeJob = z.object({ organizationId: id, policyId: id });

const waitForAskers = query('duty:make', nothing, ({ tenant, organizationId }) =>
  passWaiting(tenant, 'duty-reconcile', organizationId),
);

/**
 * The jobs of duties, for the worker. `duty-reconcile` {organizationId, kind?, subjectId?}: whoever changes what decides
 * duties queues it in the same transaction; without a subject all are looked at.
 */
export const dutyJobs = {
  'duty-reconcile': async (data) => {
    const { organizationId, ...subject } = reconcileJob.parse(data);
    await waitForAskers(systemActor(organizationId, 'duty-reconcile'), {});
    await reconcile(organizationId, subject);
  },
  'duty-nudge': async (data) => {
    const { organizationId, policyId } = nudgeJob.parse(data);
    await nudgeEverybody(organizationId, policyId);
  },
} satisfies Record<string, JobHandler>;
