import type { Clause } from './clauses.ts';
import { compareTexts, type Difference } from './compare.ts';
import { guardOf } from './guarded-words.ts';
import { isSpelling } from './spelling.ts';
import { isDate, tokensOf, type WordPart } from './words.ts';

/** Why a change is held to be of a kind. `where` is the heading that it stands below. */
export type Reason = { significance: 'material' | 'editorial'; text: string; where: string };

/** What a comparison suggests to the approver, with every reason; the approver decides. */
export type Suggestion = { significance: 'material' | 'editorial'; reasons: Reason[] };

type Found = Omit<Reason, 'where'>;
const material = (text: string): Found => ({ significance: 'material', text });
const editorial = (text: string): Found => ({ significance: 'editorial', text });

const mostShown = 60;
const shown = (words: string) => {
  const line = words.replace(/\s+/g, ' ').trim();
  return `“${line.length > mostShown ? `${line.slice(0, mostShown)}…` : line}”`;
};

const isWord = (token: string) => /[\p{L}\p{N}%$€£<>≤≥=±@]/u.test(token);
// A day after which or until which something must be done is a rule, not a note.
const deadline =
  /\b(?:by|until|till|before|after|than|from|since|bis|vor|nach|ab|avant|après|antes|hasta)\s+$/i;
// "Last updated: 2026-01-12" says nothing of what is to be done.
const noteOfDate =
  /^(?:last |next |date )*(?:updated?|reviewed?|review|revised|modified|changed|approved|effective|published|version|revision|date|as of)(?: date| on| as of| from)?\s*[:=]?\s*(.+?)[.]?$/i;

const longestNote = 200;

/** Whether a clause only says when the text was written or looked at. */
function isDateNote(text: string): boolean {
  if (text.length > longestNote) return false;
  const [, rest = ''] = noteOfDate.exec(text.replace(/^\W+|\W+$/g, '').trim()) ?? [];
  return isDate(rest);
}

function wordPair(old: string, next: string, remaining: ReadonlySet<string>): Found {
  const change = `${shown(old)} became ${shown(next)}`;
  if (old.toLowerCase() === next.toLowerCase()) return editorial(`Only capitals differ: ${change}`);
  const guard = guardOf(old) ?? guardOf(next);
  if (guard) return material(`${change}: ${guard}`);
  // A word that the text still uses elsewhere is no misspelling.
  if (isSpelling(old, next) && !remaining.has(old.toLowerCase())) return editorial(`Spelling: ${change}`);
  return material(change);
}

/** Runs of as many words on both sides: the first pair that matters speaks for them. */
function pairsReason(old: readonly string[], next: readonly string[], remaining: ReadonlySet<string>) {
  const reasons = old.map((word, at) => wordPair(word, next[at] ?? '', remaining));
  return reasons.find(({ significance }) => significance === 'material') ?? reasons[0] ?? null;
}

function passageReason(removed: string, added: string, words: readonly string[]): Found {
  const guard = words.map(guardOf).find((kind) => kind !== null);
  const why = guard ? `: ${guard}` : '';
  if (removed.trim() === '') return material(`${shown(added)} came in${why}`);
  if (added.trim() === '') return material(`${shown(removed)} was taken out${why}`);
  return material(`${shown(removed)} became ${shown(added)}${why}`);
}

type Run = { removed: string; added: string; lead: string };

function runReason({ removed, added, lead }: Run, remaining: ReadonlySet<string>): Found | null {
  const old = tokensOf(removed).filter(isWord);
  const next = tokensOf(added).filter(isWord);
  if (old.length === 0 && next.length === 0)
    return editorial((removed + added).trim() === '' ? 'Spaces' : 'Punctuation');
  const change = `${shown(removed)} became ${shown(added)}`;
  if (old.length > 0 && next.length > 0 && [...old, ...next].every(isDate))
    return deadline.test(lead) ? material(`A deadline: ${change}`) : editorial(`A date: ${change}`);
  if (old.length === next.length) return pairsReason(old, next, remaining);
  if (old.join('').toLowerCase() === next.join('').toLowerCase())
    return editorial(`Words joined or parted: ${change}`);
  return passageReason(removed, added, [...old, ...next]);
}

/** What went and came at one place, with the words before it. */
function runsOf(words: readonly WordPart[]): Run[] {
  const runs: Run[] = [];
  let [lead, isNew] = ['', true];
  for (const { kind, text } of words) {
    if (kind === 'same') [lead, isNew] = [text, true];
    else {
      if (isNew) runs.push({ removed: '', added: '', lead });
      isNew = false;
      const run = runs.at(-1);
      if (run) run[kind] += text;
    }
  }
  return runs;
}

function wordReasons(words: readonly WordPart[], remaining: ReadonlySet<string>): Found[] {
  return runsOf(words).flatMap((run) => runReason(run, remaining) ?? []);
}

const bare = (target: string) => target.replace(/^https?:/, '').replace(/\/$/, '');

function changedReasons(
  { before, after, words }: Extract<Difference, { kind: 'changed' }>,
  remaining: ReadonlySet<string>,
): Found[] {
  if (isDateNote(before.text) && isDateNote(after.text)) return [editorial(`A date: ${shown(after.text)}`)];
  if (before.kind === 'code' || after.kind === 'code')
    return before.text.trim() === after.text.trim()
      ? [editorial('Spaces')]
      : [material('An example or a command')];
  const [old, next] = [before.targets.map(bare), after.targets.map(bare)];
  const targets =
    old.join('\n') === next.join('\n') ? [] : [material('A link leads elsewhere, or a picture is another')];
  return [...wordReasons(words, remaining), ...targets];
}

function reasonsOf(difference: Difference, remaining: ReadonlySet<string>): Found[] {
  switch (difference.kind) {
    case 'same':
      return [];
    case 'restyled':
      return [editorial('Formatting')];
    case 'changed':
      return changedReasons(difference, remaining);
    case 'added':
      return [
        isDateNote(difference.after.text)
          ? editorial('A date')
          : material(`New: ${shown(difference.after.text)}`),
      ];
    case 'removed':
      return [
        isDateNote(difference.before.text)
          ? editorial('A date')
          : material(`Taken out: ${shown(difference.before.text)}`),
      ];
    case 'moved-here':
      return [material(`Stands elsewhere now: ${shown(difference.after.text)}`)];
    case 'moved-away':
      return [];
  }
}

const tag = /<\/?[a-z][^<>]{0,300}>/gi;

/** All words in order, whatever they stand in: paragraphs, lists, tables, an author's HTML. */
function wordsOf(clauses: readonly (Clause | null)[]): string[] {
  const texts = clauses.flatMap((clause) => (clause ? [clause.text, ...clause.targets.map(bare)] : []));
  return tokensOf(texts.join('\n').replace(tag, ' ')).filter(isWord);
}

function reasonsInAll(differences: readonly Difference[]): Reason[] {
  const next = wordsOf(differences.map(({ after }) => after));
  const old = wordsOf(differences.map(({ before }) => before));
  if (old.join(' ') === next.join(' ') && differences.some(({ kind }) => kind !== 'same'))
    return [
      { ...editorial('Formatting, spaces and punctuation only: every word is where it was'), where: '' },
    ];
  const remaining = new Set(next.map((word) => word.toLowerCase()));
  return differences.flatMap((difference) => {
    const where = (difference.after ?? difference.before)?.section ?? '';
    return reasonsOf(difference, remaining).map((reason) => ({ ...reason, where }));
  });
}

/** What a comparison that was made already suggests. */
export function significanceOf(differences: readonly Difference[]): Suggestion {
  const seen = new Map(
    reasonsInAll(differences).map((reason) => [`${reason.text}\n${reason.where}`, reason] as const),
  );
  const reasons = [...seen.values()].toSorted((a, b) => b.significance.localeCompare(a.significance));
  const significance = reasons.some((reason) => reason.significance === 'material')
    ? 'material'
    : 'editorial';
  return { significance, reasons };
}

/**
 * Whether a change of a policy's text (Markdown) looks editorial (dates, spelling, capitals, punctuation, spaces,
 * formatting alone) or material (anything else), with the reasons in words, material ones first. No reasons: nothing that
 * is read has changed. Numbers, negations, strictness, units, roles and addresses are never editorial.
 */
export function suggestSignificance(before: string, after: string): Suggestion {
  return significanceOf(compareTexts(before, after));
}
