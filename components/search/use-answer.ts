'use client';

import { useRef, useState } from 'react';
import { type Answer, ask } from './answer';

const typingPause = 120;

/** What is found for what is typed: asked after a pause, and what is out of date is broken off. */
export function useAnswer(source: string): { answer: Answer; lookFor: (text: string) => void } {
  const [answer, setAnswer] = useState<Answer>({ state: 'idle' });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<AbortController>(undefined);
  const lookFor = (text: string) => {
    clearTimeout(timer.current);
    running.current?.abort();
    if (text.trim() === '') {
      setAnswer({ state: 'idle' });
      return;
    }
    // What was found stays until the next is there: a list that empties at each letter flickers.
    setAnswer((before) => (before.state === 'done' ? before : { state: 'waiting' }));
    const own = new AbortController();
    running.current = own;
    timer.current = setTimeout(() => {
      ask(source, text, own.signal).then(setAnswer, () => {});
    }, typingPause);
  };
  return { answer, lookFor };
}
