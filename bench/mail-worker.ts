// A worker of mail alone, to be killed: bench/mails.bench.ts starts it, and another when it is gone.
import { startWorker } from '#lib/jobs/worker.ts';
import { mailJobs } from '#lib/mail/jobs.ts';

await startWorker(mailJobs);
process.stdout.write('working\n');
