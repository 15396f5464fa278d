import { approverDigest } from '#lib/access-request/jobs.ts';
import { acknowledgementJobs } from '#lib/acknowledgement/leaving.ts';
import { documentJobs } from '#lib/document-revision/jobs.ts';
import { dutyJobs } from '#lib/duty/jobs.ts';
import type { QueueName } from '#lib/jobs/queues.ts';
import type { JobHandler } from '#lib/jobs/worker.ts';
import { mailJobs } from '#lib/mail/jobs.ts';
import { ndaJobs } from '#lib/nda/jobs.ts';
import { trainingJobs } from '#lib/training/measuring.ts';
import { housekeeping } from './housekeeping.ts';

/** Who does the jobs of which queue. Every queue but `dead-letter` stands here. */
export const handlers: Partial<Record<QueueName, JobHandler>> = {
  ...mailJobs,
  ...documentJobs,
  ...ndaJobs,
  ...acknowledgementJobs,
  ...dutyJobs,
  ...trainingJobs,
  'approver-digest': approverDigest,
  housekeeping,
};
