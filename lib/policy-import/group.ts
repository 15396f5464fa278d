import { type Candidate, identifierFrom, readCandidate } from './candidate.ts';
import { resolvePath } from './pictures.ts';
import type { DraftContent, FileProblem, StoredPdf } from './schema.ts';
import { type EarlierVersion, versionFolders } from './versions.ts';

/** A policy as its files say it: languages, or a PDF as it came, with the texts it had before. */
export type FoundPolicy = {
  /** The path of its first file, by which people choose it. */
  path: string;
  identifier: string;
  named: boolean;
  title: string;
  /** The first is the original. */
  texts: Candidate[];
  pdf: StoredPdf | null;
  earlier: EarlierVersion[];
  problems: FileProblem[];
};

const folderOf = (path: string) => path.split('/').at(-2) ?? '';
const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);

function fromVersions(
  folder: string,
  notes: ReadonlyMap<string, string>,
  all: Map<string, Candidate>,
): FoundPolicy[] {
  const versions = [...notes].flatMap(([path, note]) => {
    const candidate = all.get(path);
    all.delete(path);
    return candidate ? [{ candidate, note }] : [];
  });
  const newest = versions.at(-1)?.candidate;
  if (!newest) return [];
  const name = identifierFrom(folder.split('/').at(-2) ?? '') || newest.identifier;
  const { path, title, problems } = newest;
  return [
    {
      path,
      identifier: name,
      named: true,
      title,
      texts: [newest],
      pdf: null,
      earlier: versions.slice(0, -1),
      problems,
    },
  ];
}

/** A PDF that no Markdown speaks of is a policy by its name. */
function fromPdf(pdf: StoredPdf): FoundPolicy {
  const stem = (pdf.path.split('/').at(-1) ?? '').replace(/\.pdf$/i, '');
  const title =
    stem
      .replace(/[-_.]+/g, ' ')
      .trim()
      .slice(0, 200) || 'Policy';
  const identifier = identifierFrom(stem) || 'policy';
  return { path: pdf.path, identifier, named: false, title, texts: [], pdf, earlier: [], problems: [] };
}

function withPdf(candidate: Candidate, pdfs: Map<string, StoredPdf>): FoundPolicy {
  const { path, identifier, named, title, problems, fields } = candidate;
  const found = { path, identifier, named, title, texts: [candidate], earlier: [], problems };
  if (!fields.file) return { ...found, pdf: null };
  const resolved = resolvePath(path, fields.file);
  const pdf = resolved === null ? undefined : pdfs.get(resolved);
  if (pdf) {
    pdfs.delete(pdf.path);
    return { ...found, pdf };
  }
  const message = `The PDF ${fields.file.slice(0, 100)} did not come along, or was refused.`;
  return { ...found, pdf: null, problems: [...problems, { path, line: null, message }] };
}

/** Joins the languages of a policy: files that name the same identifier in different languages. */
function joined(policies: readonly FoundPolicy[]): FoundPolicy[] {
  const byIdentifier = Map.groupBy(policies, ({ identifier }) => identifier.toLowerCase());
  return [...byIdentifier.values()].flatMap((same) => {
    const locales = new Set(same.map(({ texts }) => texts[0]?.fields.locale));
    const [first] = same;
    const languages = same.every(({ texts, named, pdf }) => named && texts.length === 1 && pdf === null);
    if (!first || same.length === 1 || !languages || locales.size < same.length) return same;
    const texts = same.flatMap(({ texts: own }) => own);
    const original = texts.find(({ fields }) => fields.original) ?? texts[0];
    const ordered = texts.toSorted((a, b) => Number(b === original) - Number(a === original));
    const problems = same.flatMap(({ problems: own }) => own);
    return [{ ...first, title: original?.title ?? first.title, texts: ordered, problems }];
  });
}

/** Names that only come from paths give way until each is there once; whoever names the same twice is told. */
function distinct(policies: readonly FoundPolicy[]): FoundPolicy[] {
  const taken = new Map<string, string>();
  const counted = Map.groupBy(policies, ({ identifier }) => identifier.toLowerCase());
  const inOrder = policies.toSorted((a, b) => Number(b.named) - Number(a.named) || byPath(a, b));
  return inOrder.map((policy) => {
    const twin = taken.get(policy.identifier.toLowerCase());
    if (policy.named && twin) {
      const message = `${policy.identifier} is the name of ${twin} too. Please give one of them another identifier.`;
      return { ...policy, problems: [...policy.problems, { path: policy.path, line: null, message }] };
    }
    let { identifier } = policy;
    const several = (counted.get(identifier.toLowerCase())?.length ?? 0) > 1;
    if (!policy.named && several)
      identifier = identifierFrom(`${folderOf(policy.path)} ${identifier}`) || identifier;
    for (let number = 2; taken.has(identifier.toLowerCase()); number += 1)
      identifier = `${policy.identifier.slice(0, 36)}-${number}`;
    taken.set(identifier.toLowerCase(), policy.path);
    return { ...policy, identifier };
  });
}

/** The policies that the files of a draft make, in the order of their paths, and what only lists others. */
export function groupPolicies(content: DraftContent): { policies: FoundPolicy[]; lists: string[] } {
  const candidates = new Map<string, Candidate>();
  const lists: string[] = [];
  for (const file of content.texts) {
    if (/(^|\/)versions\.tsv$/i.test(file.path)) continue;
    const candidate = readCandidate(file);
    if (candidate) candidates.set(file.path, candidate);
    else lists.push(file.path);
  }
  const histories = [...versionFolders(content.texts)].flatMap(([folder, notes]) =>
    fromVersions(folder, notes, candidates),
  );
  const pdfs = new Map(content.pdfs.map((pdf) => [pdf.path, pdf]));
  const texts = [...candidates.values()].map((candidate) => withPdf(candidate, pdfs));
  const policies = distinct(joined([...histories, ...texts, ...[...pdfs.values()].map(fromPdf)]));
  return { policies: policies.toSorted(byPath), lists };
}
