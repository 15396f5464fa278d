import { z } from 'zod';
import type { JobHandler } from '#lib/jobs/worker.ts';
import { sendMail } from './send.ts';

const mailJob = z.object({ organizationId: z.uuid(), mailId: z.uuid() });

/** The jobs of mail, for the worker. */
export const mailJobs = {
  'mail-send': async (data) => {
    const { organizationId, mailId } = mailJob.parse(data);
    // Whoever has it may be dead: then this job is the one that sends it, once that is certain.
    if ((await sendMail(organizationId, mailId)) === 'held') throw new Error('Another worker has this mail.');
  },
} satisfies Record<string, JobHandler>;
