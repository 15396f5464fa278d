import type { Block } from './block.ts';
import { textsOf } from './block.ts';
import type { ContactProposal, ContactPurpose } from './schema.ts';

const address = /(?<![\w.%+-])[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![\w@-])/gi;
const picture = /\.(?:png|jpe?g|gif|svg|webp|css|js)$/i;
const telephone = /(?<![\w+])\+\d[\d ().-]{6,18}\d(?!\w)/g;
const program =
  /^https?:\/\/(?:[\w-]+\.)?(?:hackerone\.com|bugcrowd\.com|intigriti\.com|yeswehack\.com|federacy\.com)\/[\w./-]+/i;
const form =
  /(?:report|disclos|submit)[\w\s-]{0,40}(?:vulnerab|security|issue|bug)|security\.txt|vulnerability disclosure/i;

const purposes: readonly (readonly [RegExp, ContactPurpose])[] = [
  [/secur|vuln|abuse|infosec|[pc]sirt|sirt|trust|bounty|incident|soc\b|hack|pgp/i, 'security'],
  [/privacy|dpo|gdpr|datenschutz|data-?protection|ccpa/i, 'privacy'],
  [/support|help|service|success/i, 'support'],
  [/legal|compliance|law|counsel/i, 'legal'],
];

function purposeOf(text: string): ContactPurpose {
  return purposes.find(([pattern]) => pattern.test(text))?.[1] ?? 'general';
}

function addressesIn(source: string): ContactProposal[] {
  return [...source.matchAll(address)].flatMap((match) => {
    const value = match[0].toLowerCase();
    if (picture.test(value)) return [];
    const place = { start: match.index, end: match.index + match[0].length };
    return [{ kind: 'email' as const, value, purpose: purposeOf(value), ...place }];
  });
}

function telephonesIn(source: string): ContactProposal[] {
  return [...source.matchAll(telephone)].map((match) => {
    const place = { start: match.index, end: match.index + match[0].length };
    return {
      kind: 'telephone',
      value: match[0].replace(/[ ().-]+/g, ' ').trim(),
      purpose: 'general',
      ...place,
    };
  });
}

function pagesOf(blocks: readonly Block[]): ContactProposal[] {
  return blocks.flatMap((block) => {
    const first = textsOf(block)[0];
    const place = { start: first?.from[0] ?? 0, end: first?.to.at(-1) ?? 0 };
    return block.links.flatMap(({ href, label }) => {
      if (href.length > 500 || !/^https?:\/\//i.test(href)) return [];
      if (!program.test(href) && !form.test(label)) return [];
      return [{ kind: 'page' as const, value: href, purpose: 'security' as const, ...place }];
    });
  });
}

const most = 100;

/** Addresses, reporting pages and telephone numbers of a page, each once, in order of place. At most 100. */
export function contactsIn(source: string, blocks: readonly Block[]): ContactProposal[] {
  const found = [...addressesIn(source), ...telephonesIn(source), ...pagesOf(blocks)];
  const seen = new Set<string>();
  return found
    .toSorted((a, b) => a.start - b.start)
    .filter(({ value }) => !seen.has(value) && seen.add(value))
    .slice(0, most);
}
