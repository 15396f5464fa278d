import type { Measure } from './schema.ts';

type Comparator = Measure['comparator'];

// Looked for right before the number, the longer first.
const before: readonly (readonly [RegExp, Comparator])[] = [
  [
    /(?:no|not|never|in no case|nor) (?:be )?(?:\w+ )?(?:more|longer|later|greater|higher|larger|older|over|in excess|exceed|exceeding|exceeds)(?: of)?(?: than)?(?: the)?$/,
    '<=',
  ],
  [/(?:no|not|never) (?:less|fewer|shorter|lower|under|below)(?: than)?(?: once)?$/, '>='],
  [
    /(?:within|up to|at most|at the most|maximum(?: of)?|max\.?(?: of)?|inside|inside of|at the latest|by|limited to|capped at|until|as (?:little|few|soon) as|≤|<=)(?: the| a| an| about| approximately| first| maximum of)*$/,
    '<=',
  ],
  [/(?:less than|fewer than|under|below|shorter than|<)(?: the| a| an)?$/, '<'],
  [
    /(?:at least|minimum(?: of)?|min\.?(?: of)?|at a minimum(?: of)?|a minimum|or more than|from|≥|>=|starting at)(?: the| a| an| length of)*$/,
    '>=',
  ],
  [
    /(?:more than|over|greater than|longer than|exceed|exceeds|exceeding|above|older than|in excess of|upwards of|>)(?: the| a| an)?$/,
    '>',
  ],
];
const after: readonly (readonly [RegExp, Comparator])[] = [
  [
    /^ ?(?:\+|(?:\)|,)? ?(?:or|and) (?:higher|above|greater|more|better|later|newer|longer|up|over|beyond|stronger|upwards?)|minimum|at (?:a )?minimum|at least)/,
    '>=',
  ],
  [/^ ?(?:or|and) (?:less|lower|below|fewer|shorter|sooner|under|earlier)/, '<='],
  [/^ ?(?:at most|maximum|or sooner|at the latest)/, '<='],
];

/** How a value is meant, from the words right before `start` and right after `end`; null where they say nothing. */
export function comparatorAt(sentence: string, start: number, end: number): Comparator | null {
  const left = sentence
    .slice(Math.max(0, start - 60), start)
    .toLowerCase()
    .trimEnd();
  const right = sentence.slice(end, end + 30).toLowerCase();
  const said =
    after.find(([pattern]) => pattern.test(right)) ?? before.find(([pattern]) => pattern.test(left));
  return said?.[1] ?? null;
}
