import canonicalize from 'canonicalize';

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Canonical JSON of a value (RFC 8785): one text for one meaning, fit to be hashed. */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value without JSON form');
  return text;
}
