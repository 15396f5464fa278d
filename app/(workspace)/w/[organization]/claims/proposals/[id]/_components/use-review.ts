'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { useToast } from '@/components/ui/toast';
import { changesAction, type ReviewAnswer, type Seen } from '../../actions';

/** A decision that is shown already and on its way to the server. */
type Act = { key: number; id: string; show: (proposal: ReviewProposal) => ReviewProposal };

/** What is shown of a decision at once, and how it is sent. */
export type Deed = {
  id: string;
  show: (proposal: ReviewProposal) => ReviewProposal;
  send: (seen: Seen) => Promise<ReviewAnswer>;
};

const pause = 10_000;
const apology = 'This could not be saved. Please check your connection and try again.';

/** The first words of a sentence, to name it by. */
const opening = (text: string) => (text.length > 60 ? `${text.slice(0, 60).trimEnd()} …` : text);

/**
 * Proposals under review: a decision shows at once and is sent behind it, one after the other; where it is refused, it is taken
 * back and told. What colleagues decide comes in every ten seconds.
 */
export function useReview(
  organization: string,
  pageId: string,
  given: readonly ReviewProposal[],
  at: string,
) {
  const toast = useToast();
  const known = useRef(new Map(given.map((one) => [one.id, one])));
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const since = useRef(at);
  const keys = useRef(0);
  const [stored, setStored] = useState<readonly ReviewProposal[]>(given);
  const [acts, setActs] = useState<readonly Act[]>([]);

  const learn = (proposals: readonly ReviewProposal[]) => {
    if (proposals.length === 0) return;
    for (const one of proposals) known.current.set(one.id, one);
    setStored((now) => now.map(({ id }) => known.current.get(id)).filter((one) => one !== undefined));
  };

  const look = async () => {
    const changes = await changesAction(organization, pageId, since.current).catch(() => null);
    if (!changes?.at) return;
    since.current = changes.at;
    learn(changes.proposals.filter((one) => (known.current.get(one.id)?.revision ?? 0) < one.revision));
  };

  const deliver = async (
    key: number,
    run: () => Promise<ReviewAnswer>,
    id?: string,
  ): Promise<ReviewAnswer | null> => {
    const answer = await run().catch(() => null);
    learn(answer?.proposals ?? []);
    setActs((now) => now.filter((act) => act.key !== key));
    if (answer?.ok) return answer;
    const sentence = known.current.get(id ?? '')?.text;
    const what = answer?.message ?? answer?.problems[0]?.message ?? apology;
    toast(sentence ? `“${opening(sentence)}”: ${what}` : what, 'danger');
    await look();
    return answer;
  };

  const enqueue = (run: (key: number) => Promise<ReviewAnswer | null>, act: Omit<Act, 'key'>) => {
    keys.current += 1;
    const key = keys.current;
    setActs((now) => [...now, { ...act, key }]);
    const next = line.current.then(() => run(key));
    line.current = next.catch(() => null);
    return next;
  };

  /** Shows a decision and sends it. */
  const decide = ({ id, show, send }: Deed) =>
    enqueue(
      (key) =>
        deliver(key, () => send({ proposalId: id, revision: known.current.get(id)?.revision ?? 0 }), id),
      { id, show },
    );

  /** Decides many at once; they show when the server has answered. */
  const decideMany = (send: () => Promise<ReviewAnswer>) =>
    enqueue((key) => deliver(key, send), { id: '', show: (one) => one });

  const proposals = useMemo(() => {
    const byId = Map.groupBy(acts, ({ id }) => id);
    return stored.map((one) => (byId.get(one.id) ?? []).reduce((shown, act) => act.show(shown), one));
  }, [stored, acts]);

  const waiting = acts.length;
  const newest = useRef(look);
  useEffect(() => {
    newest.current = look;
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') newest.current();
    }, pause);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (waiting === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [waiting]);

  return { proposals, decide, decideMany, waiting };
}
