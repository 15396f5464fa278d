'use client';

import { useState, useTransition } from 'react';
import type { VisitorChoice } from '#lib/grant/issue-schema.ts';
import { useProblem } from '@/components/form/action-form';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { findVisitors } from '../actions';

type Props = {
  organization: string;
  chosen: readonly VisitorChoice[];
  onChange: (chosen: VisitorChoice[]) => void;
};

const most = 10;

/** Any visitors, found by name, address or company. */
export function VisitorPicker({ organization, chosen, onChange }: Props) {
  const [words, setWords] = useState('');
  const [found, setFound] = useState<readonly VisitorChoice[] | null>(null);
  const [searching, startSearch] = useTransition();
  const problem = useProblem('visitorIds');
  const search = () => startSearch(async () => setFound(await findVisitors(organization, words)));
  const left = found?.filter(({ id }) => !chosen.some((one) => one.id === id));
  return (
    <div className="flex flex-col gap-3">
      {chosen.length > 0 && (
        <ul aria-label="Chosen visitors" className="divide-y rounded-md border bg-surface">
          {chosen.map((visitor) => (
            <li key={visitor.id} className="flex items-center gap-3 px-3 py-2">
              <input type="hidden" name="visitorIds" value={visitor.id} />
              <Person visitor={visitor} />
              <Button
                size="sm"
                aria-label={`Take ${visitor.name || visitor.email} away`}
                onClick={() => onChange(chosen.filter(({ id }) => id !== visitor.id))}
              >
                Take away
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex items-end gap-2">
        <TextField
          name="visitorSearch"
          type="search"
          label="Find a visitor"
          placeholder="Name, address or company"
          error={problem}
          className="min-w-0 flex-1"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          // Enter here means "look", not "send the form".
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            search();
          }}
          optionalNote={null}
        />
        <Button pending={searching} onClick={search}>
          Find
        </Button>
      </div>
      <div role="status">
        {left && left.length === 0 && <p className="text-ink-muted">No other visitor matches.</p>}
        {left && left.length > 0 && (
          <ul aria-label="Found visitors" className="divide-y rounded-md border bg-surface">
            {left.map((visitor) => (
              <li key={visitor.id} className="flex items-center gap-3 px-3 py-2">
                <Person visitor={visitor} />
                <Button
                  size="sm"
                  aria-label={`Choose ${visitor.name || visitor.email}`}
                  disabledReason={chosen.length >= most ? `At most ${most} visitors at once.` : null}
                  onClick={() => onChange([...chosen, visitor])}
                >
                  Choose
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Person({ visitor: { name, email, company } }: { visitor: VisitorChoice }) {
  return (
    <span className="min-w-0 flex-1">
      <span className="wrap-anywhere block font-medium">
        <bdi>{name || email}</bdi>
      </span>
      <span className="wrap-anywhere block text-ink-muted text-xs">
        <bdi>{email}</bdi>
        {company && (
          <>
            {' · '}
            <bdi>{company}</bdi>
          </>
        )}
      </span>
    </span>
  );
}
