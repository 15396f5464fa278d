const ones = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);
const tens = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index) => [word, (index + 2) * 10]),
);
const scales = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['mm', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['b', 1e9],
  ['bn', 1e9],
]);

const oneWord = [...ones.keys()].toSorted((a, b) => b.length - a.length).join('|');
const tenWord = [...tens.keys()].join('|');
const spelled = `(?:(?:${tenWord})(?:[- ](?:${oneWord}))?|${oneWord})(?: hundred)?`;
const digits = '\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,4})?|\\d{1,9}(?:\\.\\d{1,4})?';

/** A pattern of one number: digits, words, or both ("thirty (30)"). It has no groups. */
export const numberPattern = `(?:(?:${spelled}) ?\\(\\d{1,9}\\)|${digits}|${spelled})`;

/** A pattern of what multiplies a number: thousand, million, K, M. It has no groups. */
export const scalePattern = '(?:thousand|million|billion|bn|mm|k|m|b)';

function spelledValue(text: string): number {
  let value = 0;
  for (const word of text.split(/[- ]+/)) {
    if (word === 'hundred') value = Math.max(value, 1) * 100;
    else value += tens.get(word) ?? ones.get(word) ?? 0;
  }
  return value;
}

/** The value of a text that `numberPattern` took, times its scale. */
export function numberOf(text: string, scale = ''): number {
  const lower = text.toLowerCase();
  const figures = /[\d][\d,.]*/.exec(lower)?.[0].replaceAll(',', '');
  const value = figures === undefined ? spelledValue(lower) : Number.parseFloat(figures);
  // Sixteen digits carry every amount; multiplying 1.1 by a million must not leave a tail.
  return Number((value * (scales.get(scale.toLowerCase()) ?? 1)).toPrecision(15));
}
