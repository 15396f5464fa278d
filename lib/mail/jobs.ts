import { z } from 'zod';
import type { JobHandler } from '#lib/jobs/worker.ts';
import { sendMail } from './send.ts';

const mailJob = z.object({ organizationId: z.uuid(), mailId: z.uuid() });

/** The jobs of mail, for the worker. */
export const mailJobs = {
  'mail-send': async (data) => {
    const { organizationId, mailId } = mailJob.parse(data);
    await sendMail(organizationId, mailId);
  },
} satisfies Record<string, JobHandler>;
