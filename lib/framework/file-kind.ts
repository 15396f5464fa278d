import { isArchive } from '#lib/sheet/read.ts';

/* What a file is, by its content. What is no framework is refused by the name of what it is. */

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const oscalModels: Record<string, string> = {
  profile:
    'an OSCAL profile: it selects from a catalog without saying what the controls are. Import the resolved catalog',
  'component-definition': 'an OSCAL component definition, not a catalog',
  'system-security-plan': 'an OSCAL system security plan, not a catalog',
  'assessment-plan': 'an OSCAL assessment plan, not a catalog',
  'assessment-results': 'OSCAL assessment results, not a catalog',
  'plan-of-action-and-milestones': 'an OSCAL plan of action and milestones, not a catalog',
  'mapping-collection': 'an OSCAL mapping collection, not a catalog',
};

/** What other JSON is, in words that follow “This is”. */
export function nameOfJson(json: unknown): string {
  if (!isObject(json)) return 'JSON of a kind that holds no framework';
  for (const [model, name] of Object.entries(oscalModels)) if (model in json) return name;
  if ('$schema' in json && ('properties' in json || '$defs' in json))
    return 'a JSON schema, which describes other files';
  if ('FRR' in json || 'FRD' in json || 'KSI' in json)
    return 'the FedRAMP consolidated rules: rules for providers, not a catalog of controls';
  const { procedures, controls, id, name } = json;
  if (Array.isArray(procedures) && procedures.some((one) => isObject(one) && 'implements' in one))
    return 'a JupiterOne mapping of procedures to frameworks, not a framework';
  if (Array.isArray(controls) && typeof id === 'string' && typeof name === 'string')
    return `a list of provisions of a law or regulation (${name.slice(0, 60)}), not a catalog in a form that is read here`;
  return 'JSON of a kind that holds no framework';
}

/** The forms told apart by content; `other` with what it is. */
export type FileKind =
  | { kind: 'oscal' | 'cprt'; json: unknown }
  | { kind: 'workbook' | 'csv' }
  | { kind: 'other'; name: string };

const deepest = 64;

/** Whether JSON nests deeper than any framework; told from its text, for readers of trees would exhaust the stack. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '"') at = endOfString(text, at);
    else if (mark === '[' || mark === '{') depth += 1;
    else if (mark === ']' || mark === '}') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** Where the string that begins at `start` ends. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function kindOfJson(text: string): FileKind {
  if (nestsTooDeep(text)) return { kind: 'other', name: `JSON nested more than ${deepest} levels deep` };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'other', name: 'damaged JSON' };
  }
  if (isObject(json) && isObject(json.catalog)) return { kind: 'oscal', json };
  if (isObject(json) && isObject(json.response) && isObject(json.response.elements))
    return { kind: 'cprt', json };
  return { kind: 'other', name: nameOfJson(json) };
}

const jsonLimit = 24 * 1024 * 1024;

/** Tells what a file is. */
export function kindOfFile(bytes: Uint8Array): FileKind {
  if (isArchive(bytes)) return { kind: 'workbook' };
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 512))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start.startsWith('%PDF')) return { kind: 'other', name: 'a PDF' };
  if (start.startsWith('<')) return { kind: 'other', name: 'XML or HTML; of OSCAL the JSON form is read' };
  if (!start.startsWith('{') && !start.startsWith('[')) return { kind: 'csv' };
  if (bytes.length > jsonLimit) return { kind: 'other', name: 'JSON of more than 24 MB' };
  return kindOfJson(new TextDecoder().decode(bytes).replace(/^\ufeff/, ''));
}
