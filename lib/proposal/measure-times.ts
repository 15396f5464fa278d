import { comparatorAt } from './comparators.ts';
import { numberOf, numberPattern } from './numbers.ts';
import type { Measure } from './schema.ts';

type Metric = Measure['metric'];

const units = new Map<string, string>([
  ...['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year', 'millisecond'].map(
    (unit) => [unit, `${unit}s`] as const,
  ),
  ['sec', 'seconds'],
  ['min', 'minutes'],
  ['hr', 'hours'],
  ['yr', 'years'],
  ['ms', 'milliseconds'],
]);
const unitPattern =
  '(?:milliseconds?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|quarters?|years?|yrs?|ms)';
const kinds = '(?:(business|working|calendar|consecutive|full) )?';

const span = new RegExp(
  `(?<![\\p{L}\\p{N}.,/])(?:${numberPattern}(?: ?(?:-|–|to|or|and) ?))?(${numberPattern})[ -–]?${kinds}(${unitPattern})(?![\\p{L}\\p{N}])`,
  'giu',
);

function unitOf(kind: string | undefined, unit: string): string {
  const plain = units.get(unit.toLowerCase().replace(/s$/, '')) ?? units.get(unit.toLowerCase()) ?? unit;
  return kind && /business|working/i.test(kind) ? `business ${plain}` : plain;
}

// What a time is about, by the words of its sentence; the nearer rules first.
const about: readonly (readonly [RegExp, Metric])[] = [
  [/\b(?:inactiv|idle|time[sd]? ?out|screen (?:lock|saver)|lock(?:s|ed|out)? )/, 'timeout'],
  [
    /\b(?:noti[cf]|inform|alert|report|disclos|respon[ds]|acknowledg|remed|patch|fix|resol|mitigat|restor|recover|revok|deactivat|disabl|rto|rpo|terminat|apply|applied|address|triage|announc|contact)/,
    'deadline',
  ],
  [
    /\b(?:retain|retention|keep|kept|stor|backup|back up|backups|archiv|delet|purg|eras|destroy|held|maintain|log|remov|roll)/,
    'retention',
  ],
];
const kept = /\b(?:retain|retention|keep|kept|backups? (?:are|is)|archiv|purg|held|stored?)/;

function metricOf(sentence: string, start: number, comparator: string | null): Metric {
  const lower = sentence.toLowerCase();
  const left = lower.slice(Math.max(0, start - 90), start);
  if (kept.test(left) && !/\b(?:within|every)[\w\s()]{0,12}$/.test(left)) return 'retention';
  const near =
    about.find(([pattern]) => pattern.test(left)) ?? about.find(([pattern]) => pattern.test(lower));
  const metric = near?.[1] ?? 'duration';
  if (metric === 'retention' && /\bwithin[\w\s()]{0,12}$/.test(left)) return 'deadline';
  return metric === 'duration' && comparator === '<=' ? 'deadline' : metric;
}

/** Whether a time is an age, or says how long ago something was: neither promises anything. */
function isNoPromise(sentence: string, start: number, end: number): boolean {
  return (
    /\b(?:last|past|previous|preceding) $/i.test(sentence.slice(0, start).slice(-12)) ||
    /^(?: of age| old\b| ago\b|['’]? (?:of )?experience)/i.test(sentence.slice(end, end + 20))
  );
}

/** Times that a sentence names: deadlines, how long something is kept, time-outs; intervals are found by `intervalsIn`. */
export function timesIn(sentence: string): Measure[] {
  return [...sentence.matchAll(span)].flatMap((match) => {
    const [text, number = '', kind, unit = ''] = match;
    const [start, end] = [match.index, match.index + text.length];
    if (isNoPromise(sentence, start, end)) return [];
    const comparator = comparatorAt(sentence, start, end);
    const metric = metricOf(sentence, start, comparator);
    const isRange = !text.startsWith(number);
    const usual = metric === 'deadline' || isRange ? '<=' : '=';
    const place = { text, start, end };
    const unitName = unitOf(kind, unit);
    return [{ metric, comparator: comparator ?? usual, value: numberOf(number), unit: unitName, ...place }];
  });
}

const rhythms = new Map<string, readonly [number, string]>([
  ['hourly', [1, 'hours']],
  ['daily', [1, 'days']],
  ['nightly', [1, 'days']],
  ['weekly', [1, 'weeks']],
  ['biweekly', [2, 'weeks']],
  ['fortnightly', [2, 'weeks']],
  ['monthly', [1, 'months']],
  ['bimonthly', [2, 'months']],
  ['quarterly', [1, 'quarters']],
  ['semiannual', [6, 'months']],
  ['biannual', [6, 'months']],
  ['halfyearly', [6, 'months']],
  ['twiceyearly', [6, 'months']],
  ['annual', [1, 'years']],
  ['yearly', [1, 'years']],
  ['biennial', [2, 'years']],
]);
const rhythm =
  /(?<![\p{L}\p{N}])(hourly|daily|nightly|(?:bi-?)?weekly|fortnightly|(?:bi-?)?monthly|quarterly|(?:semi[- ]?|bi-?)?annual(?:ly)?|(?:half-|twice[- ])?yearly|semi-?yearly|biennial(?:ly)?)(?![\p{L}\p{N}])/giu;
const every = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:every|each|once (?:every|per|a|an|each)|per)(?: single)? ?(${numberPattern}|other)?[ -]?${kinds}(${unitPattern})(?![\\p{L}\\p{N}])`,
  'giu',
);
const times = new RegExp(
  `(?<![\\p{L}\\p{N}])(once|twice|(?:${numberPattern}) times)(?: or more)? (?:per|a|an|each|every) (?:calendar )?(${unitPattern})(?![\\p{L}\\p{N}])`,
  'giu',
);

const months = new Map([
  ['years', 12],
  ['quarters', 3],
]);

/** An interval between two of `count` times in a unit: four times a year is every three months. */
function intervalOf(count: number, unit: string): readonly [number, string] {
  if (count <= 1) return [1, unit];
  const inMonths = (months.get(unit) ?? 0) / count;
  return inMonths >= 1 ? [inMonths, 'months'] : [Number((1 / count).toFixed(4)), unit];
}

function intervalAt(sentence: string, match: RegExpExecArray, value: number, unit: string): Measure {
  const [start, end] = [match.index, match.index + match[0].length];
  // "At least once a year" means: at most a year apart.
  const atLeast = ['>=', '<='].includes(comparatorAt(sentence, start, end) ?? '');
  const place = { text: match[0], start, end };
  return { metric: 'interval', comparator: atLeast ? '<=' : '=', value, unit, ...place };
}

/** How often something is done: "annually", "every 90 days", "at least twice a year", as the time between two. */
export function intervalsIn(sentence: string): Measure[] {
  const words = [...sentence.matchAll(rhythm)].flatMap((match) => {
    const name = (match[1] ?? '')
      .toLowerCase()
      .replace(/[- ]/g, '')
      .replace('annually', 'annual')
      .replace('semiyearly', 'semiannual')
      .replace('biennially', 'biennial');
    const known = rhythms.get(name);
    return known ? [intervalAt(sentence, match, known[0], known[1])] : [];
  });
  const counted = [...sentence.matchAll(times)].map((match) => {
    const [, count = '', unit = ''] = match;
    const number = { once: 1, twice: 2 }[count.toLowerCase()] ?? numberOf(count);
    return intervalAt(sentence, match, ...intervalOf(number, unitOf(undefined, unit)));
  });
  const repeated = [...sentence.matchAll(every)].flatMap((match) => {
    const [text, number, kind, unit = ''] = match;
    if (/^per/i.test(text)) return [];
    const value = number === undefined ? 1 : number.toLowerCase() === 'other' ? 2 : numberOf(number);
    return [intervalAt(sentence, match, value, unitOf(kind, unit))];
  });
  return [...counted, ...repeated, ...words];
}

const clock =
  /(?<![\p{L}\p{N}/])(?:24 ?[/x×-] ?7(?: ?[/x×-] ?365)?|24 hours (?:a|per) day(?:,? (?:7|seven) days (?:a|per) week)?(?:,? 365 days (?:a|per) year)?|around[- ]the[- ]clock)(?![\p{L}\p{N}])/giu;

/** Round-the-clock hours, however they are written. */
export function hoursIn(sentence: string): Measure[] {
  return [...sentence.matchAll(clock)].map((match) => {
    const place = { text: match[0], start: match.index, end: match.index + match[0].length };
    return { metric: 'hours', comparator: '=', value: '24/7', unit: null, ...place };
  });
}
