'use client';

import { useEffect, useRef, useState } from 'react';
import type { EntriesAnswer, EntryChangeSent } from '../actions';
import { type GridClash, type GridLine, type GridSet, namedIn, pick, rebase } from './grid-line';

/** Whether what was set is stored: all of it, some on its way, or it could not be. */
export type GridStatus = { state: 'saved' | 'saving' } | { state: 'failed'; message: string };

type Send = (entries: EntryChangeSent[]) => Promise<EntriesAnswer>;

const pause = 350;
const unreachable = 'The server could not be reached. What you set is kept here.';

/**
 * The lines of the grid with what was just set in them: shown at once, sent a moment later, one message at a time, kept
 * when it cannot be stored. Where somebody else was faster in another field both stand; in the same field it is a clash.
 */
export function useGrid(first: readonly GridLine[], send: Send) {
  const [lines, setLines] = useState(() => new Map(first.map((line) => [line.id, line])));
  const [clashes, setClashes] = useState<readonly GridClash[]>([]);
  const [status, setStatus] = useState<GridStatus>({ state: 'saved' });
  const known = useRef(new Map(first.map((line) => [line.id, line])));
  const waiting = useRef(new Map<string, GridSet>());
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // Whoever leaves while something is on its way is asked first.
  useEffect(() => {
    if (status.state === 'saved') return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [status.state]);

  const show = (id: string, change: Partial<GridLine>) =>
    setLines((now) => {
      const line = now.get(id);
      return line ? new Map(now).set(id, { ...line, ...change }) : now;
    });

  const wait = (id: string, set: GridSet) => waiting.current.set(id, { ...set, ...waiting.current.get(id) });

  const settle = (batch: ReadonlyMap<string, GridSet>, numbers: ReadonlyMap<string, number>) => {
    for (const [id, set] of batch) {
      const line = known.current.get(id);
      if (!line) continue;
      const stored = { ...line, ...set, number: numbers.get(id) ?? line.number };
      known.current.set(id, stored);
      show(id, { number: stored.number });
    }
  };

  const mend = (batch: ReadonlyMap<string, GridSet>, now: readonly GridLine[]) => {
    const come: GridClash[] = [];
    for (const line of now) {
      const [seen, mine] = [known.current.get(line.id), batch.get(line.id)];
      if (!seen || !mine) continue;
      const { goOn, clash } = rebase(seen, line, mine);
      known.current.set(line.id, line);
      if (namedIn(goOn).length > 0) wait(line.id, goOn);
      show(line.id, { ...line, ...waiting.current.get(line.id) });
      if (namedIn(clash).length > 0)
        come.push({
          id: line.id,
          identifier: line.identifier,
          mine: clash,
          theirs: pick(line, namedIn(clash)),
        });
    }
    setClashes((all) => [...all.filter(({ id }) => !come.some((one) => one.id === id)), ...come]);
  };

  const flush = async (): Promise<void> => {
    if (busy.current || waiting.current.size === 0) return;
    busy.current = true;
    const batch = waiting.current;
    waiting.current = new Map();
    setStatus({ state: 'saving' });
    const entries = [...batch].map(([requirementId, set]) => ({
      requirementId,
      seen: known.current.get(requirementId)?.number ?? 0,
      set,
    }));
    const answer = await send(entries).catch(() => ({ ok: false as const, message: unreachable, now: null }));
    busy.current = false;
    if (answer.ok) settle(batch, new Map(answer.saved.map((one) => [one.requirementId, one.number])));
    else if (answer.now) mend(batch, answer.now);
    else {
      for (const [id, set] of batch) wait(id, set);
      setStatus({ state: 'failed', message: answer.message });
      return;
    }
    if (waiting.current.size > 0) await flush();
    else setStatus({ state: 'saved' });
  };

  const set = (changes: readonly { id: string; set: GridSet }[]) => {
    for (const change of changes) {
      waiting.current.set(change.id, { ...waiting.current.get(change.id), ...change.set });
      show(change.id, change.set);
    }
    setStatus({ state: 'saving' });
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, pause);
  };

  const decide = (clash: GridClash, keepMine: boolean) => {
    setClashes((all) => all.filter((one) => one !== clash));
    if (keepMine) set([{ id: clash.id, set: clash.mine }]);
  };

  return { lines, clashes, status, set, decide, retry: flush };
}
