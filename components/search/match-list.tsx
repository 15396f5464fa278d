import type { ReactNode } from 'react';
import { classes } from '../ui/classes';
import type { FoundMatch } from './answer';

/** One thing that was found: identifier, name, and a line to tell it from others like it. */
export function MatchText({ match: { identifier, name, note } }: { match: FoundMatch }): ReactNode {
  return (
    <>
      <span className="flex min-w-0 items-baseline gap-2">
        {identifier && (
          <span dir="ltr" className="shrink-0 font-medium text-accent-text tabular-nums">
            {identifier}
          </span>
        )}
        <span dir="auto" className="line-clamp-2 wrap-anywhere">
          {name}
        </span>
      </span>
      {note && (
        <span className="block truncate text-ink-muted text-xs">
          <bdi>{note}</bdi>
        </span>
      )}
    </>
  );
}

type OptionProps = {
  id: string;
  match: FoundMatch;
  active: boolean;
  onPick: () => void;
  onPoint: () => void;
};

/** The same as a choice of the search's list. */
export function MatchOption({ id, match, active, onPick, onPoint }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={onPick}
      onPointerMove={onPoint}
      className={classes(
        'cursor-pointer rounded-md px-3 py-2 pointer-coarse:py-3',
        active && 'bg-accent-soft',
      )}
    >
      <MatchText match={match} />
    </div>
  );
}
