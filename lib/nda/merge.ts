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

const pattern = /\{\{\s*([a-z-]{1,40})\s*\}\}/g;

function isField(name: string): name is MergeField {
  return Object.hasOwn(mergeFields, name);
}

/** Names in `{{…}}` that are no merge field, each once; a text with any is not published. */
export function unknownFields(text: string): string[] {
  const names = [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  return [...new Set(names.filter((name) => !isField(name)))];
}

// What a person typed must stay text: it may not become a heading, a link or HTML of the agreement.
function inert(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (sign) => `\\${sign}`);
}

/** The text with its fields filled; fields without a value show their placeholder, unknown ones stay as they are. */
export function mergeText(text: string, values: Partial<Record<MergeField, string>>): string {
  return text.replace(pattern, (whole, name: string) => {
    if (!isField(name)) return whole;
    const value = values[name];
    return inert(value ? value : mergeFields[name]);
  });
}
