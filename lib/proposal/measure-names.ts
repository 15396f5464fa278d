import { comparatorAt } from './comparators.ts';
import { algorithms } from './data/algorithms.ts';
import { standards } from './data/standards.ts';
import { vendors } from './data/vendors.ts';
import type { Measure } from './schema.ts';

type Name = { pattern: RegExp; name: string };

function namesOf(list: readonly (readonly [string, string])[]): Name[] {
  return list.map(([pattern, name]) => ({
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu'),
    name,
  }));
}

const standardNames = namesOf(standards);
const algorithmNames = namesOf(algorithms);

function named(sentence: string, metric: Measure['metric'], names: readonly Name[]): Measure[] {
  return names.flatMap(({ pattern, name }) =>
    [...sentence.matchAll(pattern)].map((match) => {
      const filled = name.replace(/\$(\d)/g, (_, group) => (match[Number(group)] ?? '').toUpperCase());
      const value = filled.replace(/[- ]+$/, '').replace('Argon2ID', 'Argon2id');
      const [start, end] = [match.index, match.index + match[0].trimEnd().length];
      return {
        metric,
        comparator: '=' as const,
        value,
        unit: null,
        text: sentence.slice(start, end),
        start,
        end,
      };
    }),
  );
}

/** Standards, laws and attestations that a sentence names. */
export function standardsIn(sentence: string): Measure[] {
  return named(sentence, 'standard', standardNames);
}

/** Algorithms that a sentence names, with key length and mode where they are said. */
export function algorithmsIn(sentence: string): Measure[] {
  return named(sentence, 'algorithm', algorithmNames);
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const vendorByName = new Map(
  vendors.flatMap(([names, purpose]) => {
    const all = names.split('|');
    return all.map((alias) => [alias.toLowerCase(), { name: all[0] ?? alias, purpose }] as const);
  }),
);
// The longer first, so that "AWS KMS" is not AWS. In its own spelling: "segment" and "render" are words, too.
const vendorPattern = new RegExp(
  `(?<![\\p{L}\\p{N}.@/-])(?:${vendors
    .flatMap(([names]) => names.split('|'))
    .toSorted((a, b) => b.length - a.length)
    .map(literal)
    .join('|')})(?![\\p{L}\\p{N}@]|-[\\p{L}\\p{N}]|\\.[a-z])`,
  'gu',
);

/** What a company of the list does. */
export function purposeOfVendor(name: string): string | null {
  return vendorByName.get(name.toLowerCase())?.purpose ?? null;
}

/** Companies and services that a sentence names; "Amazon Web Services (AWS)" is one. */
export function vendorsIn(sentence: string): Measure[] {
  const found: Measure[] = [];
  for (const match of sentence.matchAll(vendorPattern)) {
    const value = vendorByName.get(match[0].toLowerCase())?.name ?? match[0];
    const [start, end] = [match.index, match.index + match[0].length];
    const last = found.at(-1);
    if (last?.value === value && /^ ?\($/.test(sentence.slice(last.end, start)) && sentence[end] === ')') {
      last.end = end + 1;
      last.text = sentence.slice(last.start, last.end);
    } else found.push({ metric: 'vendor', comparator: '=', value, unit: null, text: match[0], start, end });
  }
  return found;
}

const versionPattern =
  /(?<![\p{L}\p{N}])(TLS|SSL|SSH|SAML|OAuth|SCIM|CVSS|WPA|SMB|HTTP|IPsec|IKE|OIDC|Kerberos|SFTP|FTP|OpenID Connect|TLS protocol|Transport Layer Security(?: \(TLS\))?)(?: version| protocol)?[ -]?v?\.?(\d(?:\.\d{1,2}){0,2})(?![\p{N}%])(?:(?:\+| (?:or|and) (?:higher|above|later|newer|greater))?(?: ?(?:and|or|\/|&|,) ?(?:TLS )?v?(\d\.\d))?)?/giu;

/** Versions of protocols: "TLS 1.2 or higher" is at least 1.2; "TLS 1.2 and 1.3" are two. */
export function versionsIn(sentence: string): Measure[] {
  return [...sentence.matchAll(versionPattern)].flatMap((match) => {
    const [whole, protocol = '', first = '', second] = match;
    const start = match.index;
    const named = protocol.replace(/^Transport.*/i, 'TLS').replace(/ protocol$/i, '');
    const unit = named.length <= 5 && named !== 'OAuth' && named !== 'IPsec' ? named.toUpperCase() : named;
    const afterFirst = start + whole.indexOf(first, protocol.length) + first.length;
    const comparator = comparatorAt(sentence, start, afterFirst) ?? '=';
    const one = { metric: 'version' as const, unit, comparator };
    if (second === undefined)
      return [{ ...one, value: first, text: sentence.slice(start, afterFirst), start, end: afterFirst }];
    const end = start + whole.length;
    return [
      { ...one, value: first, text: sentence.slice(start, afterFirst), start, end: afterFirst },
      { ...one, comparator: '=', value: second, text: second, start: end - second.length, end },
    ];
  });
}

const ratingPattern =
  /\b(?:an?|rated|rating of|grade of|score of|scored?|graded?) (?:overall )?“?([A-F][+-]?)”?(?= (?:from|rating|grade|score|on|by|at|with)\b|[.,]|$)/g;

/** Grades such as the A+ of a TLS test. */
export function ratingsIn(sentence: string): Measure[] {
  return [...sentence.matchAll(ratingPattern)].map((match) => {
    const value = match[1] ?? '';
    const start = match.index + match[0].lastIndexOf(value);
    return {
      metric: 'rating',
      comparator: '=',
      value,
      unit: null,
      text: value,
      start,
      end: start + value.length,
    };
  });
}
