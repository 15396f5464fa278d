import providers from 'email-providers/all.json' with { type: 'json' };

// Providers that hand an address to anybody and that the list does not know yet.
const more = [
  'duck.com',
  'fastmail.com',
  'fastmail.fm',
  'kolabnow.com',
  'posteo.de',
  'posteo.net',
  'runbox.com',
  'tuta.com',
  'tutamail.com',
  'tutanota.com',
  'tutanota.de',
  'zohomail.com',
];

const domains: ReadonlySet<string> = new Set([...providers, ...more]);

/**
 * Whether anybody can have an address in this domain (free and disposable providers), so that it says nothing about a
 * company. Sub-domains of such a provider count as well. `domain` is lower case, as `domainOf` gives it.
 */
export function isFreeMail(domain: string): boolean {
  const labels = domain.split('.');
  return labels.some((_, from) => labels.length - from >= 2 && domains.has(labels.slice(from).join('.')));
}
