import { fieldLabels } from '#lib/profile/entry.ts';
import { priorityLabels, tierInWords } from '#lib/profile/tiers.ts';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { type GridClash, type GridSet, namedIn } from './grid-line';

type Props = { clashes: readonly GridClash[]; onDecide: (clash: GridClash, keepMine: boolean) => void };

function inWords(set: GridSet): string {
  return namedIn(set)
    .map((field) => {
      const value = set[field] ?? null;
      const word =
        typeof value === 'boolean'
          ? value
            ? 'yes'
            : 'no'
          : typeof value === 'string'
            ? priorityLabels[value]
            : value === null
              ? 'nothing'
              : tierInWords(value);
      return `${fieldLabels[field].toLowerCase()} ${word}`;
    })
    .join(', ');
}

/** What two people set differently at once: theirs stands, one's own is kept until one says which. */
export function ClashList({ clashes, onDecide }: Props) {
  if (clashes.length === 0) return null;
  return (
    <Callout tone="warning" role="alert" className="mb-4" title="Somebody else changed this while you did">
      <ul className="mt-2 flex flex-col gap-2">
        {clashes.map((clash) => (
          <li key={clash.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <span>
              <span className="font-medium text-ink">{clash.identifier}</span>: they say{' '}
              {inWords(clash.theirs)}; you said {inWords(clash.mine)}.
            </span>
            <span className="flex gap-2">
              <Button
                size="sm"
                aria-label={`Keep mine for ${clash.identifier}`}
                onClick={() => onDecide(clash, true)}
              >
                Keep mine
              </Button>
              <Button
                size="sm"
                aria-label={`Take theirs for ${clash.identifier}`}
                onClick={() => onDecide(clash, false)}
              >
                Take theirs
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
