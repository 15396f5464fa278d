'use client';

import { type FormEvent, useState, useTransition } from 'react';
import type { ControlChoice } from '#lib/proposal-page/schema.ts';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { type FoundControl, findControls } from '../../../actions';

/** A control of the library as it is chosen. */
export type LibraryControl = { identifier: string; title: string };

type Props = {
  organization: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  library: readonly LibraryControl[];
  /** What a new control would be called. */
  title: string;
  onChoose: (choice: ControlChoice, name: string) => void;
};

const most = 8;

/** Searches the organization's controls and the library, or names a new one. */
export function ControlDialog({ organization, open, onOpenChange, library, title, onChoose }: Props) {
  const [words, setWords] = useState('');
  const [found, setFound] = useState<readonly FoundControl[] | null>(null);
  const [searching, startSearch] = useTransition();
  const sought = words.trim().toLowerCase();
  const shipped = library
    .filter(({ identifier, title: name }) => `${identifier} ${name}`.toLowerCase().includes(sought))
    .slice(0, most);
  const search = (event: FormEvent) => {
    event.preventDefault();
    startSearch(async () => setFound(await findControls(organization, words)));
  };
  const fresh = (words.trim() || title).slice(0, 200);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} size="md" title="Another control">
      <form onSubmit={search} className="flex flex-wrap gap-2">
        <input
          type="search"
          dir="auto"
          aria-label="Search controls"
          placeholder="Name, identifier or tag"
          value={words}
          maxLength={200}
          onChange={(event) => setWords(event.target.value)}
          className="control h-9 min-w-0 flex-1 basis-56 px-2.5 pointer-coarse:h-11 pointer-coarse:text-base"
        />
        <Button type="submit" pending={searching}>
          Search
        </Button>
      </form>
      <div role="status">
        {found && (
          <Choices
            title="Yours"
            empty="No control of yours matches."
            items={found.map(({ id, identifier, title: name }) => ({
              choice: { kind: 'existing', controlId: id },
              name: `${identifier} ${name}`,
            }))}
            onChoose={onChoose}
          />
        )}
      </div>
      <Choices
        title="From the library"
        empty="Nothing in the library matches."
        items={shipped.map(({ identifier, title: name }) => ({
          choice: { kind: 'template', identifier },
          name: `${identifier} ${name}`,
        }))}
        onChoose={onChoose}
      />
      {fresh !== '' && (
        <Choices
          title="New"
          empty=""
          items={[{ choice: { kind: 'new', title: fresh }, name: fresh }]}
          onChoose={onChoose}
        />
      )}
    </Dialog>
  );
}

type ChoicesProps = {
  title: string;
  empty: string;
  items: readonly { choice: ControlChoice; name: string }[];
  onChoose: (choice: ControlChoice, name: string) => void;
};

function Choices({ title, empty, items, onChoose }: ChoicesProps) {
  return (
    <section aria-label={title} className="mt-4">
      <h3 className="mb-1 font-medium text-ink-muted text-xs">{title}</h3>
      {items.length === 0 && <p className="text-ink-muted">{empty}</p>}
      <ul>
        {items.map(({ choice, name }) => (
          <li key={JSON.stringify(choice)}>
            <button
              type="button"
              onClick={() => onChoose(choice, name)}
              className="wrap-anywhere -mx-2 w-[calc(100%+1rem)] rounded-md px-2 py-1.5 text-start hover:bg-sunken pointer-coarse:py-3"
            >
              <bdi>{name}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
