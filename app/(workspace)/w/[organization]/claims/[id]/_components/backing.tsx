'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { type Health, healthLabels } from '#lib/control/health.ts';
import { workspacePaths } from '#lib/paths.ts';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { backClaimAction, type FoundControl, findControls, unbackClaimAction } from '../../actions';

type Control = { id: string; identifier: string; title: string; archived: boolean; health: Health | null };
type BackingProps = {
  organization: string;
  claimId: string;
  controls: readonly Control[];
  editable: boolean;
};

/** The controls behind a claim, and the search for another. */
export function Backing({ organization, claimId, controls, editable }: BackingProps) {
  const { pending, act } = useAct();
  return (
    <Panel
      title="Controls behind it"
      description="The claim is as fresh as the oldest of their proofs."
      padded={false}
    >
      {controls.length === 0 ? (
        <p className="px-4 py-6 text-ink-muted">No control is behind this claim yet, so nothing proves it.</p>
      ) : (
        <ul className="divide-y">
          {controls.map(({ id, identifier, title, archived, health }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
              <span dir="auto" className="wrap-anywhere min-w-0 flex-1 basis-56">
                <TextLink href={workspacePaths.control(organization, id)}>{identifier}</TextLink> {title}
              </span>
              <span className="text-ink-muted text-xs">
                {archived ? 'Archived: it does not count' : health && healthLabels[health]}
              </span>
              {editable && (
                <Button
                  size="sm"
                  pending={pending}
                  aria-label={`Take ${identifier} away`}
                  onClick={() => act(() => unbackClaimAction(organization, claimId, id))}
                >
                  Take away
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {editable && (
        <ControlSearch organization={organization} claimId={claimId} known={controls.map(({ id }) => id)} />
      )}
    </Panel>
  );
}

type SearchProps = { organization: string; claimId: string; known: readonly string[] };

function ControlSearch({ organization, claimId, known }: SearchProps) {
  const [words, setWords] = useState('');
  const [found, setFound] = useState<readonly FoundControl[] | null>(null);
  const [searching, startSearch] = useTransition();
  const { pending, act } = useAct();
  const search = (event: FormEvent) => {
    event.preventDefault();
    startSearch(async () => setFound(await findControls(organization, words)));
  };
  const left = found?.filter(({ id }) => !known.includes(id));
  return (
    <div className="rounded-b-lg border-t bg-canvas px-4 py-3">
      <form onSubmit={search} className="flex flex-wrap gap-2">
        <input
          type="search"
          dir="auto"
          aria-label="Search controls"
          placeholder="Search controls by name, identifier or tag"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          className="control h-9 min-w-0 flex-1 basis-56 px-2.5 pointer-coarse:h-10 pointer-coarse:text-base"
        />
        <Button type="submit" pending={searching}>
          Search
        </Button>
      </form>
      <div role="status">
        {left?.length === 0 && <p className="mt-2 text-ink-muted">No other control matches.</p>}
        {left && left.length > 0 && (
          <ul className="mt-2 divide-y">
            {left.map(({ id, identifier, title }) => (
              <li key={id} className="flex items-center gap-4 py-1.5">
                <span dir="auto" className="wrap-anywhere min-w-0 flex-1">
                  {identifier} {title}
                </span>
                <Button
                  size="sm"
                  pending={pending}
                  aria-label={`Add ${identifier}`}
                  onClick={() => act(() => backClaimAction(organization, claimId, id))}
                >
                  Add
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
