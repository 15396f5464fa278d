import { comparatorAt } from './comparators.ts';
import { algorithms } from './data/algorithms.ts';
import { standards } from './data/standards.ts';
import { vendors } from './data/vendors.ts';
import type { Measure } from './schema.ts';

type Names = { any: RegExp; each: readonly (readonly [pattern: RegExp, name: string])[] };

/** One expression for all names, and one for each: looking for every name in every sentence takes too long. */
function namesOf(list: readonly (readonly [string, string])[]): Names {
  const all = list.map(([pattern]) => pattern).join('|');
  return {
    any: new RegExp(`(?<![A-Za-z0-9])(?:${all})(?![A-Za-z0-9])`, 'gi'),
    each: list.map(([pattern, name]) => [new RegExp(`^(?:${pattern})$`, 'i'), name] as const),
  };
}

const standardNames = namesOf(standards);
const algorithmNames = namesOf(algorithms);

function nameOf(text: string, { each }: Names): string {
  for (const [pattern, name] of each) {
    const match = pattern.exec(text);
    if (!match) continue;
    const filled = name.replace(/\$(\d)/g, (_, group) => (match[Number(group)] ?? '').toUpperCase());
    return filled.replace(/[- ]+$/, '').replace('Argon2ID', 'Argon2id');
  }
  return text;
}

function named(sentence: string, metric: Measure['metric'], names: Names): Measure[] {
  return [...sentence.matchAll(names.any)].map((match) => {
    const text = match[0].trimEnd();
    const place = { text, start: match.index, end: match.index + text.length };
    return { metric, comparator: '=', value: nameOf(text, names), unit: null, ...place };
  });
}

// Most sentences name neither, and looking for each name in each of them takes time.
const capitals = /\d|\p{Lu}{2}/u;
const spelledOut =
  /bcrypt|scrypt|argon|blowfish|twofish|diffie|regulation|\bact\b|shield|framework|essentials|organization controls|encryption standard|hipaa|gdpr/i;
const mayName = (sentence: string) => capitals.test(sentence) || spelledOut.test(sentence);

/** Standards, laws and attestations that a sentence names. */
export function standardsIn(sentence: string): Measure[] {
  return mayName(sentence) ? named(sentence, 'standard', standardNames) : [];
}

/** Algorithms that a sentence names, with key length and mode where they are said. */
export function algorithmsIn(sentence: string): Measure[] {
  return mayName(sentence) ? named(sentence, 'algorithm', algorithmNames) : [];
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
