/** Ends one part of the process. */
export type Ending = () => Promise<void> | void;

/** Longest a stop may take; the parts that are left then are given up, and the next start recovers them. */
const PATIENCE = 4_800;

/** What is to be ended, last begun first, when the process is asked to stop. */
export type Shutdown = { add: (ending: Ending) => void; run: (status: number) => Promise<never> };

/**
 * Listens for Ctrl-C, a service manager's stop, a closed terminal, and the end of the process that started this one.
 * A second Ctrl-C ends at once.
 */
export function listenForStop(announce: () => void): Shutdown {
  // Whoever read our output may end before us. Unheard, the failed write would be reported, into the same broken pipe, for
  // ever.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
  const endings: Ending[] = [];
  let stopping: Promise<never> | undefined;
  const end = async (status: number): Promise<never> => {
    setTimeout(() => process.exit(status), PATIENCE).unref();
    for (const ending of endings.reverse()) {
      try {
        await ending();
      } catch {
        // The others still have to end.
      }
    }
    process.exit(status);
  };
  const run = (status: number) => {
    stopping ??= end(status);
    return stopping;
  };
  let interrupts = 0;
  const asked = (signal: NodeJS.Signals | 'disconnect') => {
    if (signal === 'SIGINT') interrupts += 1;
    if (interrupts > 1) process.exit(130);
    if (stopping) return;
    announce();
    void run(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked);
  process.on('disconnect', () => asked('disconnect'));
  return { add: (ending) => void endings.push(ending), run };
}
