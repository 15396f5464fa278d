import { z } from 'zod';
import { confirmations, locale, policyQuestions, policyTiers } from '#lib/policy/schema.ts';

/** What front matter may say about a policy, with whatever names other sets have for it. */
export type FileFields = {
  identifier: string | null;
  title: string | null;
  /** What lists call it, where that is not what the text is called. */
  policyTitle: string | null;
  locale: string;
  original: boolean;
  owner: string | null;
  tier: (typeof policyTiers)[number] | null;
  quorum: number | null;
  reviewEveryDays: number | null;
  dueWithinDays: number | null;
  confirmation: (typeof confirmations)[number] | null;
  statement: string | null;
  summary: string | null;
  audience: string | null;
  /** Whether this product wrote the file: then its text is kept to the letter. */
  ours: boolean;
  /** The PDF that this file speaks of, beside it. */
  file: string | null;
  controls: string[];
  /** Requirements by name, e.g. `TSC CC6.1`, `nist-csf/2.0 PR.AA-01`. */
  satisfies: string[];
  questions: z.output<typeof policyQuestions>;
};

/** What files of ours say about themselves. */
export const ownFormat = 'candor.policy/1';

const text = (most: number) =>
  z
    .union([z.string(), z.number()])
    .transform((value) => String(value).normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(most));
const several = z
  .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
  .transform((value) => (Array.isArray(value) ? value : String(value).split(/[,;]/)))
  .transform((values) => values.map((value) => String(value).trim()).filter((value) => value !== ''))
  .pipe(z.array(z.string().max(200)).max(500));
// Made once: making a schema costs more than reading a field, and ten thousand files have seventeen each.
const shortText = text(200);
const schemas = {
  owner: text(320),
  file: text(500),
  tier: z.enum(policyTiers),
  confirmation: z.enum(confirmations),
  quorum: z.coerce.number().int().min(1).max(10),
  long: z.string().max(2_000),
  original: z.boolean(),
};
const days = z.coerce.number().int().min(0).max(3660);
const revisions = z
  .array(z.looseObject({ date: z.unknown().optional(), comment: z.unknown().optional() }))
  .max(500);
const bySet = z.record(z.string().max(100), several);
const bySetOrSeveral = z.union([bySet, several]);

type Problem = { key: string; message: string };
type Reader = <T>(keys: readonly string[], schema: z.ZodType<T>, wanted: string) => T | null;

function readerOf(fields: ReadonlyMap<string, unknown>, problems: Problem[]): Reader {
  return (keys, schema, wanted) => {
    for (const key of keys) {
      const value = fields.get(key);
      if (value === undefined || value === null || value === '') continue;
      const parsed = schema.safeParse(value);
      if (parsed.success) return parsed.data;
      problems.push({ key, message: `“${key}” in the front matter must be ${wanted}.` });
      return null;
    }
    return null;
  };
}

function versionNotes(read: Reader): string | null {
  const found = read(['majorrevisions', 'revisions'], revisions, 'a list of dates with comments');
  if (!found || found.length === 0) return null;
  const line = ({ date, comment }: (typeof found)[number]) =>
    [date, comment].filter((part) => typeof part === 'string' || typeof part === 'number').join(': ');
  return (
    found
      .map(line)
      .filter((each) => each !== '')
      .join('\n')
      .slice(0, 2_000) || null
  );
}

function satisfied(read: Reader): string[] {
  const own = read(['requirements'], several, 'a list of requirements') ?? [];
  const others = read(
    ['satisfies', 'standards', 'compliance'],
    bySetOrSeveral,
    'a list of requirements by framework',
  );
  if (others === null) return own;
  if (Array.isArray(others)) return [...own, ...others];
  return [...own, ...Object.entries(others).flatMap(([set, names]) => names.map((name) => `${set} ${name}`))];
}

/** Reads front matter, whatever names it uses, and says what in it cannot be used. */
export function readFields(fields: ReadonlyMap<string, unknown>): {
  fields: FileFields;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const read = readerOf(fields, problems);
  const whole = 'a whole number of days';
  const found: FileFields = {
    identifier: read(['identifier', 'acronym', 'slug', 'id'], shortText, 'a short name'),
    title: read(['title', 'name'], shortText, 'a line of at most 200 characters'),
    policyTitle: read(['policytitle'], shortText, 'a line of at most 200 characters'),
    locale: read(['locale', 'language', 'lang'], locale, 'a language such as en or pt-BR') ?? 'en',
    original: read(['original'], schemas.original, 'true or false') ?? false,
    owner: read(['owner'], schemas.owner, 'the address of a member'),
    tier: read(['tier'], schemas.tier, policyTiers.join(', ')),
    quorum: read(['quorum'], schemas.quorum, 'a number from 1 to 10'),
    reviewEveryDays: read(['revieweverydays'], days, whole),
    dueWithinDays: read(['duewithindays'], days, whole),
    confirmation: read(['confirmation'], schemas.confirmation, confirmations.join(' or ')),
    statement: read(['statement'], schemas.long, 'a text of at most 2,000 characters'),
    summary: read(['summary'], schemas.long, 'a text of at most 2,000 characters') ?? versionNotes(read),
    audience: read(['audience'], shortText, 'the name of an audience'),
    ours: fields.get('format') === ownFormat,
    file: read(['file'], schemas.file, 'the name of a PDF'),
    controls: read(['controls'], several, 'a list of controls') ?? [],
    satisfies: satisfied(read),
    questions: read(['questions'], policyQuestions, 'questions with answers, of which one is right') ?? [],
  };
  return { fields: found, problems };
}
