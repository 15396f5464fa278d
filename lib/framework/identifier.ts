/*
 * One identifier for one requirement, however a form writes it: ac-1, AC-01 and AC-1; ac-2.1, AC-2 (1) and AC-2(1);
 * gv.oc-01 and GV.OC-01.
 */

const special = /^([A-Z]{2})-0*(\d+)(?:(?:\.|\s*\()0*(\d+)\)?)?$/;

// Controls of SP 800-53 and what is derived from it: two letters, a number, perhaps an enhancement.
function specialPublication(text: string): string | null {
  const [, family, control, enhancement] = special.exec(text) ?? [];
  if (family === undefined) return null;
  return enhancement === undefined ? `${family}-${control}` : `${family}-${control}(${enhancement})`;
}

/** Whether crosswalks of the one framework hold for the other: baselines select from a framework and keep its identifiers. */
export function crosswalkKey(key: string): string {
  return key.startsWith('nist-sp-800-53-') ? 'nist-sp-800-53' : key;
}

/** The form in which an identifier is kept and shown. */
export function canonicalIdentifier(key: string, text: string): string {
  const tidy = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const upper = tidy.toUpperCase();
  if (crosswalkKey(key) === 'nist-sp-800-53') return specialPublication(upper) ?? upper;
  if (key === 'nist-csf' && /^[A-Z]{2}(\.[A-Z]{2}(-\d+)?)?$/.test(upper)) return upper;
  return tidy;
}

/** The same for spellings that mean one requirement, also between editions: CSF 1.1 writes ID.AM-1 for ID.AM-01. */
export function identifierKey(identifier: string): string {
  return identifier
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/(?<!\d)0+(?=\d)/g, '');
}

/** Orders siblings such as AC-2 and AC-10; null where they are not one prefix with numbers. */
export function numericOrder(identifiers: readonly string[]): Map<string, number> | null {
  const order = new Map<string, number>();
  let common: string | undefined;
  for (const identifier of identifiers) {
    const [, prefix, digits] = /^(.*?)(\d{1,9})\)?$/.exec(identifier) ?? [];
    common ??= prefix;
    if (prefix === undefined || prefix !== common) return null;
    order.set(identifier, Number(digits));
  }
  return order;
}

/** Compares versions such as 5, 5.2.0 and 2022: negative where `one` is the older. */
export function compareVersions(one: string, other: string): number {
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
  const [a, b] = [numbers(one), numbers(other)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
