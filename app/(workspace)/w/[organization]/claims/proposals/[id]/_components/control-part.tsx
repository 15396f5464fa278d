'use client';

import { useState } from 'react';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import type { ControlChoice } from '#lib/proposal-page/schema.ts';
import type { Suggestion } from '#lib/proposal-page/suggest.ts';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ControlDialog, type LibraryControl } from './control-dialog';

/** A choice as one text, to tell choices apart. */
const keyOf = (choice: ControlChoice) => JSON.stringify(choice);

const kinds: Readonly<Record<ControlChoice['kind'], string>> = {
  existing: 'Yours',
  template: 'Library',
  new: 'New',
  none: '',
};

/** What stands behind a proposal: what somebody chose, else what is suggested first, else nothing. */
export function choiceFor(proposal: ReviewProposal, suggestions: readonly Suggestion[]): ControlChoice {
  return proposal.control ?? suggestions[0]?.choice ?? { kind: 'none' };
}

function nameOf(
  choice: ControlChoice,
  names: Readonly<Record<string, string>>,
  library: readonly LibraryControl[],
) {
  if (choice.kind === 'existing') return names[choice.controlId] ?? 'A control of yours';
  if (choice.kind === 'new') return choice.title;
  if (choice.kind === 'none') return 'None';
  const found = library.find(({ identifier }) => identifier === choice.identifier);
  return `${choice.identifier} ${found?.title ?? ''}`.trim();
}

type Props = {
  organization: string;
  proposal: ReviewProposal;
  suggestions: readonly Suggestion[];
  names: Readonly<Record<string, string>>;
  library: readonly LibraryControl[];
  editable: boolean;
  onChoose: (choice: ControlChoice, name: string) => void;
};

/** The control behind a claim: one that is there, one of the library, a new one, or none yet. */
export function ControlPart(props: Props) {
  const { organization, proposal, suggestions, names, library, editable, onChoose } = props;
  const [searching, setSearching] = useState(false);
  const chosen = choiceFor(proposal, suggestions);
  const offered = suggestions.filter(({ choice }) => choice.kind !== 'none');
  const isOffered = suggestions.some(({ choice }) => keyOf(choice) === keyOf(chosen));
  const own = { choice: chosen, label: nameOf(chosen, names, library), reason: '', fit: 0 };
  const none: Suggestion = { choice: { kind: 'none' }, label: 'None yet', reason: '', fit: 0 };
  const all = [...(isOffered || chosen.kind === 'none' ? [] : [own]), ...offered, none];
  const shown = editable ? all : all.filter(({ choice }) => keyOf(choice) === keyOf(chosen));
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">Control behind it</legend>
      <div className="flex flex-col">
        {shown.map(({ choice, label, reason }) => (
          <label
            key={keyOf(choice)}
            className="-mx-2 flex items-start gap-2.5 rounded-md px-2 py-1 hover:bg-sunken pointer-coarse:py-2.5"
          >
            <input
              type="radio"
              name={`control-${proposal.id}`}
              checked={keyOf(choice) === keyOf(chosen)}
              disabled={!editable}
              onChange={() => onChoose(choice, label)}
              className="mt-1 size-4 shrink-0 accent-accent pointer-coarse:size-5"
            />
            <span className="min-w-0">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                <bdi className="wrap-anywhere">{label}</bdi>
                {kinds[choice.kind] && (
                  <Badge tone={choice.kind === 'existing' ? 'accent' : 'neutral'}>{kinds[choice.kind]}</Badge>
                )}
              </span>
              {reason && (
                <span dir="auto" className="wrap-anywhere block text-ink-muted text-xs">
                  {reason}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      {editable && (
        <Button size="sm" className="mt-1.5" onClick={() => setSearching(true)}>
          Another control …
        </Button>
      )}
      <ControlDialog
        organization={organization}
        open={searching}
        onOpenChange={setSearching}
        library={library}
        title={proposal.title}
        onChoose={(choice, name) => {
          onChoose(choice, name);
          setSearching(false);
        }}
      />
    </fieldset>
  );
}
