/** A requirement of a framework in use. */
export type KnownRequirement = {
  id: string;
  /** Of its framework. */
  key: string;
  version: string;
  title: string;
  identifier: string;
};

/** What became of a name: the requirement it means, or why it means none. */
export type NamedRequirement =
  | { name: string; state: 'found'; requirement: KnownRequirement }
  | { name: string; state: 'not-found' }
  | { name: string; state: 'ambiguous'; among: string[] };

// How other sets call frameworks.
const others: ReadonlyMap<string, string> = new Map([
  ['tsc', 'soc2'],
  ['soc 2', 'soc2'],
  ['soc2', 'soc2'],
  ['aicpa tsc', 'soc2'],
  ['trust services criteria', 'soc2'],
  ['csf', 'nist-csf'],
  ['nist csf', 'nist-csf'],
  ['nist csf 2.0', 'nist-csf'],
  ['nist-csf', 'nist-csf'],
  ['iso', 'iso-27001'],
  ['iso27001', 'iso-27001'],
  ['iso 27001', 'iso-27001'],
  ['iso/iec 27001', 'iso-27001'],
  ['iso 27001:2022', 'iso-27001'],
  ['nist 800-53', 'nist-sp-800-53'],
  ['nist-800-53', 'nist-sp-800-53'],
  ['nist sp 800-53', 'nist-sp-800-53'],
  ['800-53', 'nist-sp-800-53'],
]);

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();
const bare = (identifier: string) =>
  plain(identifier)
    .replace(/^a\.(?=\d)/, '')
    .replace(/[\s_]/g, '');

/** Whether a framework may be meant by these words before an identifier. */
function isMeant(words: string, { key, version, title }: KnownRequirement): boolean {
  return (
    words === '' ||
    words === plain(`${key}/${version}`) ||
    (others.get(words) ?? words) === key ||
    words === plain(title)
  );
}

/** Requirements by their bare identifiers: names are looked up, not searched for. */
export function requirementIndex(
  known: readonly KnownRequirement[],
): ReadonlyMap<string, KnownRequirement[]> {
  return Map.groupBy(known, ({ identifier }) => bare(identifier));
}

/** The requirement that a name such as `TSC CC6.1`, `nist-csf/2.0 PR.AA-01` or `CC6.1` means among those in use. */
export function namedRequirement(
  name: string,
  index: ReadonlyMap<string, KnownRequirement[]>,
): NamedRequirement {
  const words = name.trim().replace(/\s+/g, ' ').split(' ');
  const identifier = bare(words.at(-1) ?? '');
  const before = plain(words.slice(0, -1).join(' '));
  const among = (index.get(identifier) ?? []).filter((requirement) => isMeant(before, requirement));
  const [requirement] = among;
  if (!requirement) return { name, state: 'not-found' };
  if (among.length === 1) return { name, state: 'found', requirement };
  return { name, state: 'ambiguous', among: among.map(({ key, version }) => `${key}/${version}`) };
}
