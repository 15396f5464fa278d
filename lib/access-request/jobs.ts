import type { JobHandler } from '#lib/jobs/worker.ts';
import { id } from '#lib/text.ts';
import { notifyApprovers } from './housekeeping.ts';

/** The job `approver-digest` {organizationId}: tells approvers of new requests. A forged id names nothing and fails (T09). */
export const approverDigest: JobHandler = async (data) => {
  await notifyApprovers(id.parse(data.organizationId));
};
