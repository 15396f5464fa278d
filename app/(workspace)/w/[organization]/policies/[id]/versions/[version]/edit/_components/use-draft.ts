'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { PolicyQuestion } from '#lib/policy/schema.ts';

/** One language of a draft as it is being written. */
export type DraftText = { locale: string; title: string; body: string; questions: readonly PolicyQuestion[] };

/** How saving goes: what is typed and not stored yet is `changed`. */
export type DraftStatus =
  | { state: 'saved'; at: Date | null }
  | { state: 'changed' }
  | { state: 'saving' }
  | { state: 'refused'; message: string; stale: boolean };

/** What is begun only, in words: it would be refused, and is not sent while its writer is still at it. */
function whyNotWhole({ title, questions }: DraftText): string | null {
  if (title.trim() === '') return 'Please fill in the title.';
  const begun = questions.findIndex(({ text, options }) =>
    [text, ...options].some((words) => words.trim() === ''),
  );
  return begun < 0
    ? null
    : `Question ${begun + 1} lacks words: fill in the question and each answer, or remove it.`;
}

/** How long nothing may be typed before it is saved by itself. */
const pause = 4_000;
const away = 'It could not be saved: we cannot be reached. What you wrote is still here; please try again.';

const signedOut =
  'You are signed out. Sign in in another window, then save again: what you wrote is still here.';

type Stored = { seen: string };
type Refused = { message: string; stale: boolean };

async function send(href: string, seen: string | null, text: DraftText): Promise<Stored | Refused> {
  try {
    const response = await fetch(href, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...text, seen }),
    });
    // Whoever has no session is led to where one is opened.
    if (response.redirected) return { message: signedOut, stale: false };
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null) return { message: away, stale: false };
    if (response.ok && 'seen' in answer && typeof answer.seen === 'string') return { seen: answer.seen };
    return { message: 'message' in answer ? String(answer.message) : away, stale: 'stale' in answer };
  } catch {
    return { message: away, stale: false };
  }
}

/**
 * A text that is being written: saved a moment after the last key, or at once by `save`; one save at a time. What was
 * refused stays in the page and is tried again only when the writer says so. Whoever leaves with something unsaved is asked.
 */
export function useDraft(href: string, first: DraftText & { seen: string | null }) {
  // What is sent is exactly this: the operation refuses what it does not know.
  const { locale, title, body, questions } = first;
  const [text, setText] = useState<DraftText>({ locale, title, body, questions });
  const [status, setStatus] = useState<DraftStatus>({ state: 'saved', at: null });
  const seen = useRef(first.seen);
  const latest = useRef(text);
  const busy = useRef(false);

  const save = useCallback(async () => {
    if (busy.current) return;
    const sent = latest.current;
    const lacks = whyNotWhole(sent);
    if (lacks) return setStatus({ state: 'refused', message: lacks, stale: false });
    busy.current = true;
    setStatus({ state: 'saving' });
    const answer = await send(href, seen.current, sent);
    busy.current = false;
    if ('message' in answer) return setStatus({ state: 'refused', ...answer });
    seen.current = answer.seen;
    setStatus(latest.current === sent ? { state: 'saved', at: new Date() } : { state: 'changed' });
  }, [href]);

  const change = useCallback((part: Partial<DraftText>) => {
    latest.current = { ...latest.current, ...part };
    setText(latest.current);
    setStatus((now) => (now.state === 'refused' || now.state === 'saving' ? now : { state: 'changed' }));
  }, []);

  useEffect(() => {
    if (status.state !== 'changed' || whyNotWhole(text)) return;
    const timer = setTimeout(save, pause);
    return () => clearTimeout(timer);
  }, [status.state, text, save]);

  // Once it is kept elsewhere, nothing is lost by leaving.
  const [kept, setKept] = useState(false);
  const unsaved = status.state !== 'saved' && !kept;
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);

  const letGo = useCallback(() => flushSync(() => setKept(true)), []);

  return { text, status, unsaved, change, save, letGo };
}
