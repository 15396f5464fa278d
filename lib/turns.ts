/** Lets work be done so many at a time, in the order in which it came. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * A line of its own. `atOnce` do their work, `waitingAtMost` stand behind them.
 * @throws what `full` makes, when more would have to wait
 */
export function turns(options: { atOnce: number; waitingAtMost: number; full: () => Error }): Turns {
  const { atOnce, waitingAtMost, full } = options;
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= waitingAtMost) throw full();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody who comes in between can take it.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
