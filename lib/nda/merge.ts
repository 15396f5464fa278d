/** The fields that a text of the agreement may use, and what stands there when nobody has filled them yet. */
export const mergeFields = {
  organization: 'the organization',
  company: '[your company]',
  person: '[your name]',
  title: '[your title]',
  address: '[your address]',
  date: '[date of signing]',
} as const;

/** The name of a merge field, written `{{company}}` in the text. */
export type MergeField = keyof typeof mergeFields;

/** Values for some of the fields. */
export type MergeValues = Partial<Record<MergeField, string>>;

// Whatever stands between two pairs of braces was meant as a field, also when it is mistyped.
const pattern = /\{\{([^{}\n]{0,80})\}\}/g;

function isField(name: string): name is MergeField {
  return Object.hasOwn(mergeFields, name);
}

function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => (match[1] ?? '').trim()))];
}

/** Names in `{{…}}` that are no merge field, each once; a text with any is not published. */
export function unknownFields(text: string): string[] {
  return namesIn(text).filter((name) => !isField(name));
}

/** Whether the text has a place for this field, so that a signer must give a value for it. */
export function usesField(text: string, field: MergeField): boolean {
  return namesIn(text).includes(field);
}

/**
 * A line of text as Markdown that shows exactly it. What a person typed may not become a heading, a link, a list or HTML
 * of the agreement. Any sign of ASCII may be escaped in CommonMark (section 2.4), and only those have a meaning there.
 */
export function inertMarkdown(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`);
}

/**
 * The text with its fields filled, as Markdown. Fields without a value show their placeholder; unknown ones stay as they
 * are. It is done once: braces within a value are just braces.
 */
export function mergeText(text: string, values: MergeValues): string {
  return text.replace(pattern, (whole, inner: string) => {
    const name = inner.trim();
    if (!isField(name)) return whole;
    return inertMarkdown(values[name] || mergeFields[name]);
  });
}
