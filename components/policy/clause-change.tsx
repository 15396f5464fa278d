import type { Clause } from '#lib/policy-version/clauses.ts';
import type { Difference } from '#lib/policy-version/compare.ts';
import type { WordPart } from '#lib/policy-version/words.ts';
import type { ChangeLabels } from './change-labels';

const looks = {
  same: null,
  restyled: 'restyled',
  changed: 'changed',
  added: 'added',
  removed: 'removed',
  'moved-here': 'movedHere',
  'moved-away': 'movedAway',
} as const satisfies Record<Difference['kind'], keyof ChangeLabels | null>;

type Side = 'both' | 'before' | 'after';

function Word({ part, labels }: { part: WordPart; labels: ChangeLabels }) {
  if (part.kind === 'same') return part.text;
  const Tag = part.kind === 'added' ? 'ins' : 'del';
  return (
    <Tag>
      <span className="sr-only"> {part.kind === 'added' ? labels.addedWords : labels.removedWords} </span>
      {part.text}
      <span className="sr-only"> {labels.end} </span>
    </Tag>
  );
}

function Words({ parts, side, labels }: { parts: readonly WordPart[]; side: Side; labels: ChangeLabels }) {
  const left = side === 'before' ? 'added' : side === 'after' ? 'removed' : null;
  return parts
    .filter((part) => part.kind !== left)
    .map((part, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is rendered whole
      <Word key={at} part={part} labels={labels} />
    ));
}

type ClauseTextProps = { clause: Clause; parts: readonly WordPart[]; side: Side; labels: ChangeLabels };

function ClauseText({ clause, parts, side, labels }: ClauseTextProps) {
  return (
    <div
      dir="auto"
      className="policy-clause"
      data-clause={clause.kind}
      data-level={clause.kind === 'heading' ? 0 : Math.min(clause.level, 6)}
    >
      {clause.marker && <span className="policy-clause-marker">{clause.marker} </span>}
      <Words parts={parts} side={side} labels={labels} />
    </div>
  );
}

function partsOf(difference: Difference, labels: ChangeLabels): readonly WordPart[] {
  if (difference.kind === 'changed') return difference.words;
  const clause = difference.after ?? difference.before;
  const text = clause?.aside ? labels.aside[clause.aside] : (clause?.text ?? '');
  const kind = difference.kind === 'added' ? 'added' : difference.kind === 'removed' ? 'removed' : 'same';
  return [{ kind, text }];
}

type ClauseChangeProps = { difference: Difference; labels: ChangeLabels; view: 'line' | 'sides' };

/** One clause with what became of it. */
export function ClauseChange({ difference, labels, view }: ClauseChangeProps) {
  const look = looks[difference.kind];
  const { before, after } = difference;
  const parts = partsOf(difference, labels);
  const shown = after ?? before;
  if (!shown) return null;
  return (
    <div className="policy-change" data-change={difference.kind} tabIndex={look ? -1 : undefined}>
      {look && <span className="policy-change-label">{labels[look]}</span>}
      <div className="policy-change-line">
        <ClauseText clause={shown} parts={parts} side="both" labels={labels} />
      </div>
      {view === 'sides' && (
        <div className="policy-change-sides">
          <div>{before && <ClauseText clause={before} parts={parts} side="before" labels={labels} />}</div>
          <div>{after && <ClauseText clause={after} parts={parts} side="after" labels={labels} />}</div>
        </div>
      )}
    </div>
  );
}
