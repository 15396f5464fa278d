'use client';

import { Search, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Dialog as Radix } from 'radix-ui';
import { type KeyboardEvent, useId, useRef, useState, useTransition } from 'react';
import { Button } from '../ui/button';
import { useShowPending } from '../ui/pending';
import type { Answer, FoundGroup } from './answer';
import { MatchOption } from './match-list';
import { SearchFooter } from './search-footer';
import { useAnswer } from './use-answer';

type Props = { open: boolean; onOpenChange: (open: boolean) => void; source: string; page: string };

/** The search of the workspace: at the top on every screen, so that a phone's keyboard covers no result. */
export function SearchDialog({ open, onOpenChange, source, page }: Props) {
  const before = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <div data-modal className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            before.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before.current instanceof HTMLElement) before.current.focus();
          }}
          className="fixed inset-x-0 top-0 z-50 flex max-h-dvh flex-col border-b bg-raised shadow-raised sm:inset-x-4 sm:top-[10vh] sm:mx-auto sm:max-h-[75dvh] sm:max-w-xl sm:rounded-xl sm:border"
        >
          <Radix.Title className="sr-only">Search the workspace</Radix.Title>
          <SearchBox source={source} page={page} onLeave={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function SearchBox({ source, page, onLeave }: { source: string; page: string; onLeave: () => void }) {
  const id = useId();
  const router = useRouter();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { answer, lookFor } = useAnswer(source);
  const [pending, startTransition] = useTransition();
  useShowPending(pending);
  const groups = answer.state === 'done' ? answer.groups : [];
  const matches = groups.flatMap((group) => group.matches);
  const all = `${page}?${new URLSearchParams({ q: text.trim() })}`;
  const go = (href: string) =>
    startTransition(() => {
      router.push(href);
      onLeave();
    });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && matches.length > 0) {
      const next = (at + step + matches.length) % matches.length;
      setAt(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
      event.preventDefault();
    } else if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      go(matches[at]?.href ?? all);
    }
  };
  return (
    <>
      <div className="flex items-center gap-2 border-b px-4 py-2">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <input
          type="search"
          role="combobox"
          aria-label="Search names, texts and identifiers"
          aria-autocomplete="list"
          aria-expanded={matches.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={matches.length > 0 ? `${id}-${at}` : undefined}
          placeholder="Search names, texts and identifiers"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          dir="auto"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
            lookFor(event.target.value);
          }}
          onKeyDown={onKeyDown}
          className="h-10 min-w-0 flex-1 appearance-none bg-transparent text-base outline-none [&::-webkit-search-cancel-button]:hidden"
        />
        <Radix.Close asChild>
          <Button variant="ghost" size="icon" aria-label="Close search">
            <X aria-hidden />
          </Button>
        </Radix.Close>
      </div>
      <p role="status" className="sr-only">
        {said(answer, matches.length)}
      </p>
      <div className="min-h-0 flex-1 overflow-y-auto p-2">
        <GroupList id={id} groups={groups} at={at} onPick={go} onPoint={setAt} />
        <Words answer={answer} empty={matches.length === 0} />
      </div>
      <SearchFooter all={text.trim() === '' ? null : all} onAll={() => go(all)} />
    </>
  );
}

function said(answer: Answer, count: number): string {
  if (answer.state !== 'done') return '';
  return count === 0 ? 'Nothing found' : `${count} found, use the arrow keys`;
}

function Words({ answer, empty }: { answer: Answer; empty: boolean }) {
  const look = 'px-3 py-4 text-ink-muted';
  if (answer.state === 'failed') return <p className="px-3 py-4 text-danger">{answer.message}</p>;
  if (answer.state === 'idle')
    return <p className={look}>Controls, claims, evidence, requirements, requests, people and more.</p>;
  if (answer.state === 'waiting') return <p className={look}>Searching…</p>;
  return empty ? <p className={look}>Nothing is found under these words.</p> : null;
}

type ListProps = {
  id: string;
  groups: readonly FoundGroup[];
  at: number;
  onPick: (href: string) => void;
  onPoint: (at: number) => void;
};

function GroupList({ id, groups, at, onPick, onPoint }: ListProps) {
  const starts = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, group) => sum + group.matches.length, 0),
  );
  return (
    <div id={`${id}-list`} role="listbox" aria-label="Results">
      {groups.map((group, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of choices, for which there is no element
        <div key={group.noun} role="group" aria-labelledby={`${id}-${group.noun}`} className="mb-1">
          <p id={`${id}-${group.noun}`} className="px-3 pt-2 pb-1 font-medium text-ink-faint text-xs">
            {group.label}
          </p>
          {group.matches.map((match, place) => {
            const own = (starts[index] ?? 0) + place;
            return (
              <MatchOption
                key={match.id}
                id={`${id}-${own}`}
                match={match}
                active={own === at}
                onPick={() => onPick(match.href)}
                onPoint={() => onPoint(own)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}
