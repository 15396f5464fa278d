'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { Contradiction } from '#lib/proposal-page/contradict.ts';
import type { Changes } from '#lib/proposal-page/decide-steps.ts';
import type { PageReview } from '#lib/proposal-page/queries.ts';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { classes } from '@/components/ui/classes';
import { acceptAboveAction, dropSectionAction } from '../../actions';
import type { LibraryControl } from './control-dialog';
import { NothingFound } from './nothing-found';
import { ProposalCard } from './proposal-card';
import { ProposalList } from './proposal-list';
import { ReviewBar } from './review-bar';
import { type DialogName, ReviewDialogs } from './review-dialogs';
import { ReviewKeys } from './review-keys';
import { narrowed, neighbour, nextOpen } from './review-list';
import { type Filter, ReviewTools } from './review-tools';
import { useDeeds } from './use-deeds';
import { useReview } from './use-review';

type Props = {
  organization: string;
  review: PageReview;
  contradictions: readonly Contradiction[];
  areas: readonly string[];
  library: readonly LibraryControl[];
  editable: boolean;
  /** The proposal to begin with, else the first open one. */
  begin: string | null;
};

/** The review of a page: a list of proposals and the one that is decided next, by key or by hand. */
export function Review({ organization, review, contradictions, areas, library, editable, begin }: Props) {
  const state = useReview(organization, review.page.id, review.proposals, review.at);
  const { proposals, decideMany, waiting } = state;
  const deeds = useDeeds(organization, review, state);
  const [filter, setFilter] = useState<Filter>({ state: 'all', section: '' });
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [asList, setAsList] = useState(false);
  const [names, setNames] = useState(review.names);
  const [told, setTold] = useState('');
  const shown = narrowed(proposals, filter);
  const first = shown.find(({ decision }) => decision === null) ?? shown[0];
  const [chosen, setChosen] = useState(begin ?? first?.id ?? null);
  const current = proposals.find(({ id }) => id === chosen) ?? first;
  const heading = useRef<HTMLHeadingElement>(null);
  const region = useRef<HTMLDivElement>(null);
  const contradicted = useMemo(
    () => new Set(contradictions.map(({ proposalId }) => proposalId)),
    [contradictions],
  );

  // Keys work from the first moment, and a reader hears the proposal that is shown.
  const currentId = current?.id;
  const moved = useRef(false);
  useEffect(() => {
    if (currentId === undefined) return;
    heading.current?.focus({ preventScroll: !moved.current });
    region.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
    moved.current = true;
  }, [currentId]);

  if (!current) return <NothingFound organization={organization} pageId={review.page.id} />;

  const go = (id: string | null | undefined) => {
    if (!id) return;
    setChosen(id);
    setAsList(false);
  };
  const onward = (what: string) => {
    setTold(what);
    setChosen(nextOpen(shown, current.id) ?? neighbour(shown, current.id, 1) ?? current.id);
  };
  const accept = (changes?: Changes) => {
    deeds.accept(current, changes);
    onward('Accepted.');
  };
  const undo = () => {
    const one = current.decision ? current : proposals.find(({ id }) => id === deeds.last());
    if (!one) return;
    deeds.undo(one);
    setTold('Open again.');
    setChosen(one.id);
  };
  const drop = () => {
    deeds.drop(current);
    onward('Dropped.');
  };
  const mine = editable && current.claimId === null;
  const undecided = mine && current.decision === null;
  const press: Readonly<Record<string, (() => void) | undefined>> = {
    ...(undecided && { a: () => accept(), d: drop, m: () => setDialog('merge') }),
    ...(mine && current.decision !== 'merged' && { e: () => setDialog('edit') }),
    ...(editable && { u: undo }),
    j: () => go(neighbour(shown, current.id, 1)),
    k: () => go(neighbour(shown, current.id, -1)),
    '?': () => setDialog('keys'),
  };
  const merge = (into: ReviewProposal) => {
    setDialog(null);
    deeds.merge(current, into);
    onward('Merged.');
  };
  return (
    <div ref={region}>
      <ReviewKeys region={region} press={press} />
      <ReviewTools
        proposals={proposals}
        filter={filter}
        onFilter={(next) => {
          setFilter(next);
          const left = narrowed(proposals, next);
          if (!left.some(({ id }) => id === current.id)) setChosen(left[0]?.id ?? current.id);
        }}
        editable={editable}
        asList={asList}
        onAsList={setAsList}
        onMany={() => setDialog('many')}
        onKeys={() => setDialog('keys')}
      />
      <div className="grid gap-5 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <div
          className={classes(
            'max-h-[calc(100dvh-8rem)] overflow-y-auto rounded-lg border bg-surface pb-2 lg:sticky lg:top-4 lg:block',
            !asList && 'hidden',
          )}
        >
          <ProposalList proposals={shown} current={current.id} contradicted={contradicted} onSelect={go} />
          {shown.length === 0 && (
            <p className="px-4 py-6 text-ink-muted">Nothing is left with this filter.</p>
          )}
        </div>
        <div className={classes('min-w-0', asList && 'hidden lg:block')}>
          <ProposalCard
            organization={organization}
            proposal={current}
            into={proposals.find(({ id }) => id === current.mergedIntoId)}
            review={review}
            names={names}
            library={library}
            contradictions={contradictions.filter(({ proposalId }) => proposalId === current.id)}
            editable={editable}
            headingRef={heading}
            onChange={(changes) => deeds.change(current, changes)}
            onChooseControl={(control, name) => {
              if (control.kind === 'existing') setNames((now) => ({ ...now, [control.controlId]: name }));
              deeds.change(current, { control });
            }}
          />
          <ReviewBar
            proposal={current}
            editable={editable}
            waiting={waiting}
            onKey={(key) => press[key]?.()}
          />
        </div>
      </div>
      <p role="status" className="sr-only">
        {told}
      </p>
      <ReviewDialogs
        shown={dialog}
        onShow={setDialog}
        proposal={current}
        proposals={proposals}
        areas={areas}
        said={review.said}
        onSave={(changes, accepting) =>
          accepting && current.decision === null ? accept(changes) : deeds.change(current, changes)
        }
        onMerge={merge}
        onAccept={(least) => decideMany(() => acceptAboveAction(organization, review.page.id, least))}
        onDrop={(section) => decideMany(() => dropSectionAction(organization, review.page.id, section))}
      />
    </div>
  );
}
