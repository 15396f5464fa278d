import { comparatorAt } from './comparators.ts';
import { countedNouns } from './data/counted-nouns.ts';
import { numberOf, numberPattern, scalePattern } from './numbers.ts';
import type { Measure } from './schema.ts';

type Metric = Measure['metric'];

function measureAt(
  sentence: string,
  match: RegExpExecArray,
  facts: { metric: Metric; value: number; unit: string; usual?: Measure['comparator'] },
): Measure {
  const text = match[0].trim();
  const [start, end] = [match.index, match.index + text.length];
  const comparator = comparatorAt(sentence, start, end) ?? facts.usual ?? '=';
  return { metric: facts.metric, comparator, value: facts.value, unit: facts.unit, text, start, end };
}

const percent = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(${numberPattern}) ?(?:%|percent(?:age)?(?![\\p{L}])|per cent(?![\\p{L}]))`,
  'giu',
);

/** Percentages: of availability where the sentence speaks of it, else of whatever they are a share of. */
export function percentagesIn(sentence: string): Measure[] {
  const metric = /\b(?:uptime|availab|up-time)/i.test(sentence) ? 'availability' : 'share';
  const promised = metric === 'availability' && /\b(?:sla|guarantee|target|commit|objective)/i.test(sentence);
  return [...sentence.matchAll(percent)].map((match) =>
    measureAt(sentence, match, {
      metric,
      value: numberOf(match[1] ?? ''),
      unit: '%',
      usual: promised ? '>=' : '=',
    }),
  );
}

const signs = new Map([
  ['$', 'USD'],
  ['us$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['usd', 'USD'],
  ['eur', 'EUR'],
  ['gbp', 'GBP'],
]);
const signed = new RegExp(
  `(?<![\\p{L}\\p{N}])(US\\$|USD|EUR|GBP|[$€£¥]) ?(${numberPattern}) ?(${scalePattern}(?![\\p{L}]))?`,
  'giu',
);
const worded = new RegExp(
  `(?<![\\p{L}\\p{N}$€£.,])(${numberPattern}) ?(${scalePattern})? (US dollars?|U\\.S\\. dollars?|dollars?|USD|EUR|GBP|euros?|pounds)(?![\\p{L}])`,
  'giu',
);

function currencyOf(word: string): string {
  if (/euro?/i.test(word)) return 'EUR';
  return /pound|gbp/i.test(word) ? 'GBP' : 'USD';
}

/** Amounts of money. */
export function amountsIn(sentence: string): Measure[] {
  const first = [...sentence.matchAll(signed)].map((match) => {
    const unit = signs.get((match[1] ?? '').toLowerCase()) ?? 'USD';
    return measureAt(sentence, match, { metric: 'amount', value: numberOf(match[2] ?? '', match[3]), unit });
  });
  const second = [...sentence.matchAll(worded)].map((match) => {
    const unit = currencyOf(match[3] ?? '');
    return measureAt(sentence, match, { metric: 'amount', value: numberOf(match[1] ?? '', match[2]), unit });
  });
  return [...first, ...second];
}

const bits = /(?<![\p{L}\p{N}-])(\d{2,5})[ -]?bits?(?![\p{L}])/giu;
const signsLong = new RegExp(
  `(?<![\\p{L}\\p{N}])(${numberPattern})[ -]?(characters?|chars?|digits?|symbols)(?![\\p{L}])`,
  'giu',
);

/** Lengths of keys in bits, of passwords and codes in characters. */
export function lengthsIn(sentence: string): Measure[] {
  const keys = [...sentence.matchAll(bits)].map((match) =>
    measureAt(sentence, match, { metric: 'key length', value: Number(match[1]), unit: 'bits' }),
  );
  const others = [...sentence.matchAll(signsLong)].map((match) => {
    const unit = /digit/i.test(match[2] ?? '') ? 'digits' : 'characters';
    return measureAt(sentence, match, { metric: 'length', value: numberOf(match[1] ?? ''), unit });
  });
  return [...keys, ...others];
}

const factors =
  /(?<![\p{L}\p{N}])(?:((?:two|2|dual)[- ]?(?:factor|step)|second factor)|(multi|multiple|three)[- ]?(?:factor|step)|(2FA)|(MFA))(?![\p{L}\p{N}])/giu;

/** How many factors a sign-in takes: two, or at least two where it says several. */
export function factorsIn(sentence: string): Measure[] {
  const found = [...sentence.matchAll(factors)].map((match) => {
    const several = match[2] !== undefined || match[4] !== undefined;
    const facts = { metric: 'factors', value: /three/i.test(match[0]) ? 3 : 2, unit: 'factors' } as const;
    return { ...measureAt(sentence, match, facts), comparator: several ? ('>=' as const) : ('=' as const) };
  });
  // "Two-factor authentication (2FA)" says it once.
  return found.filter(
    ({ value, comparator }, index) =>
      found.findIndex((one) => one.value === value && one.comparator === comparator) === index,
  );
}

const counted = new RegExp(
  `(?<![\\p{L}\\p{N}.,$€£/-])(${numberPattern})\\+?(?: (${scalePattern}))?[- ](?:(?:${countedNouns.adjectives.join('|')})[- ]){0,3}(${countedNouns.nouns.join('|')})(?![\\p{L}])`,
  'giu',
);

/** Numbers of things that security pages count: zones, copies, attempts, reviewers. */
export function countsIn(sentence: string): Measure[] {
  return [...sentence.matchAll(counted)].map((match) => {
    const unit = (match[3] ?? '').toLowerCase();
    const value = numberOf(match[1] ?? '', match[2]);
    const usual = match[0].includes('+') ? '>=' : '=';
    return measureAt(sentence, match, { metric: 'count', value, unit, usual });
  });
}
