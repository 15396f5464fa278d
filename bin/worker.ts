import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { disconnect } from '#lib/db/client.ts';
import { stopQueue } from '#lib/jobs/queue.ts';
import { startWorker, type Worker } from '#lib/jobs/worker.ts';
import { closeMailServer } from '#lib/mail/transport.ts';
import { prepareEnvironment } from './environment.ts';
import { root } from './project.ts';
import { main } from './sentence.ts';
import { listenForStop } from './shutdown.ts';

type Handlers = Parameters<typeof startWorker>[0];

function isHandlers(module: unknown): module is { handlers: Handlers } {
  return typeof module === 'object' && module !== null && 'handlers' in module;
}

/** Starts working the queues in this process, with every handler that there is. */
export async function startAllWork(): Promise<Worker> {
  const path = join(root, 'bin/worker/handlers.ts');
  const module: unknown = existsSync(path) ? await import(pathToFileURL(path).href) : undefined;
  return startWorker(isHandlers(module) ? module.handlers : {});
}

if (import.meta.main) {
  await main(async () => {
    const shutdown = listenForStop(() => process.stdout.write('\nStopping …\n'));
    const ground = await prepareEnvironment();
    shutdown.add(() => ground.cluster?.stop());
    shutdown.add(disconnect);
    shutdown.add(stopQueue);
    shutdown.add(closeMailServer);
    const worker = await startAllWork();
    shutdown.add(worker.stop);
    process.stdout.write('Working the queue. Ctrl-C stops.\n');
  });
}
