import { diffArrays } from 'diff';

/** A stretch of a clause: in both versions, only in the former, only in the latter. */
export type WordPart = { kind: 'same' | 'removed' | 'added'; text: string };

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const dates = [
  String.raw`\d{4}-\d{2}-\d{2}`,
  String.raw`\d{1,2}[./]\d{1,2}[./]\d{4}`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?\.? (?:${months})\.?,? \d{4}`,
  String.raw`(?:${months})\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}`,
  String.raw`(?:${months})\.? \d{4}`,
].join('|');

const date = new RegExp(`^(?:${dates})$`, 'i');
const token = new RegExp(
  [
    `(?<![\\p{L}\\p{N}])(?:${dates})(?![\\p{L}\\p{N}])`,
    // Only from where it can begin: from each of a million dots it would be looked for to the end of them.
    String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`,
    String.raw`\d+(?:[.,:]\d+)*`,
    String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`,
    String.raw`[\p{L}\p{M}]+(?:['’\-‑][\p{L}\p{M}]+)*`,
    String.raw`\s+`,
    '.',
  ].join('|'),
  'giu',
);

/** Whether these words are a calendar day or month, as people write them. */
export const isDate = (text: string) => date.test(text.trim());

/** Words, numbers, dates, marks and spaces of a text, each by itself; joined they are the text. */
export function tokensOf(text: string): string[] {
  return text.match(token) ?? [];
}

// Two texts that differ in more than this have nothing in common that a reader would look for.
const mostEdits = 1500;

/** The words of two clauses side by side. A rewritten one is its former and its latter text as wholes. */
export function wordDifference(before: string, after: string): WordPart[] {
  if (before === after) return [{ kind: 'same', text: after }];
  const changes = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: mostEdits });
  if (!changes)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return joined(
    changes.map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })),
  );
}

// A lone space between two changed words belongs to the change: otherwise a rewritten sentence reads as confetti.
function joined(parts: readonly WordPart[]): WordPart[] {
  const runs: { removed: string; added: string; same: string }[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (part.kind === 'same') {
      if (last && part.text.trim() === '' && part !== parts.at(-1)) {
        last.removed += part.text;
        last.added += part.text;
      } else runs.push({ removed: '', added: '', same: part.text });
    } else if (last && last.same === '') last[part.kind] += part.text;
    else runs.push({ removed: '', added: '', same: '', [part.kind]: part.text });
  }
  return runs.flatMap(({ removed, added, same }): WordPart[] => {
    if (same !== '') return [{ kind: 'same', text: same }];
    if (removed === added) return [{ kind: 'same', text: added }];
    return [
      ...(removed === '' ? [] : [{ kind: 'removed' as const, text: removed }]),
      ...(added === '' ? [] : [{ kind: 'added' as const, text: added }]),
    ];
  });
}
