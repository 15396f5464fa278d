import { z } from 'zod';

// C0 controls except tab and line feed, DEL and C1, lone surrogates, zero-width and bidirectional overrides: none of
// them belongs into a name, and each has been used to forge one. What is no character can be written in no workbook.
const forbidden =
  /[^\P{Cc}\t\n]|\p{Noncharacter_Code_Point}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/u;

const clean = (text: string) => text.isWellFormed() && !forbidden.test(text);

/** One line of text that a person typed: trimmed, NFC, no line breaks or invisible controls. */
export function line(label: string, maximum: number) {
  return z
    .string(`Please fill in: ${label}.`)
    .max(maximum * 4, `${label} is too long: at most ${maximum} characters.`)
    .refine(
      (text) => clean(text) && !/[\n\t]/.test(text.trim()),
      `${label} contains characters that cannot be used.`,
    )
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text.length > 0, `Please fill in: ${label}.`)
    .refine((text) => text.length <= maximum, `${label} is too long: at most ${maximum} characters.`);
}

/** Like `line`, but may be left empty; missing counts as empty. */
export function optionalLine(label: string, maximum: number) {
  return z.preprocess(
    (value) => value ?? '',
    z
      .string()
      .max(maximum * 4, `${label} is too long: at most ${maximum} characters.`)
      .refine(
        (text) => clean(text) && !/[\n\t]/.test(text.trim()),
        `${label} contains characters that cannot be used.`,
      )
      .transform((text) => text.normalize('NFC').trim())
      .refine((text) => text.length <= maximum, `${label} is too long: at most ${maximum} characters.`),
  );
}

/** Several lines of text; may be empty. CRLF becomes LF. */
export function paragraph(label: string, maximum: number) {
  return z.preprocess(
    (value) => value ?? '',
    z
      .string()
      .max(maximum * 2, `${label} is too long: at most ${maximum} characters.`)
      .transform((text) => text.replace(/\r\n?/g, '\n').normalize('NFC').trim())
      .refine(clean, `${label} contains characters that cannot be used.`)
      .refine((text) => text.length <= maximum, `${label} is too long: at most ${maximum} characters.`),
  );
}

// One bare address: letters, digits and the usual marks before a single @, a domain of labels with a dot after it. Quoted
// local parts, comments, lists and look-alike @ signs are refused: mail libraries disagree about them.
const address =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** One e-mail address, lower case. */
export const email = z
  .string('Please fill in your e-mail address.')
  .max(254, 'This e-mail address is too long.')
  .transform((text) => text.trim().toLowerCase())
  .refine(
    (text) => address.test(text) && !text.includes('..') && !text.startsWith('.') && !text.includes('.@'),
    'Please enter one e-mail address, like name@company.com.',
  );

/** The domain of a parsed address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** A domain name such as `company.com`, lower case. */
export const domainName = z
  .string('Please fill in a domain.')
  .max(253, 'This domain is too long.')
  .transform((text) => text.trim().toLowerCase())
  .refine((text) => address.test(`a@${text}`), 'Please enter a domain, like company.com.');

/** A row id. */
export const id = z.uuid('This id is not one of ours.');

/** The address of a web page, or empty. Only http and https: it becomes a link on public pages. */
export function webAddress(label: string) {
  const problem = `${label} must be an address like https://company.com.`;
  return z.preprocess(
    (value) => (typeof value === 'string' ? value.trim() : (value ?? '')),
    z
      .string(problem)
      .max(2000, `${label} is too long: at most 2,000 characters.`)
      .refine((text) => text === '' || isWebAddress(text), problem),
  );
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  if (!url || !clean(text) || /\s/.test(text)) return false;
  return /^https?:$/.test(url.protocol) && url.username === '' && url.hostname.includes('.');
}
