/*
 * What forms say of one requirement, brought to one form: editors turn quotes and dashes, exports wrap lines, tools write
 * names in capitals. None of that is a change of the framework.
 */

/** Text as it is kept: one space between words, plain quotes, no invisible characters. */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const skeleton = (text: string) =>
  tidy(text)
    .toLowerCase()
    .replace(/[\u2012-\u2015]/g, '-')
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether two texts say the same but for case, spaces and punctuation. */
export function sameText(one: string, other: string): boolean {
  return one === other || skeleton(one) === skeleton(other);
}

/** What a form says of a withdrawal: why, without the identifiers, and the identifiers. */
export type Withdrawal = { reason: string; successors: string[] };

const identifierLike = /\b[A-Z]{2}(?:\.[A-Z]{2}(?:-\d+)?|-\d+(?:\(\d+\))?)?(?![A-Za-z\d])/g;

/** Reads texts such as `[Withdrawn: Incorporated into GV.RR-02, GV.SC-02]` or `Moved to ID.IM-03`. */
export function readWithdrawal(text: string): Withdrawal {
  const plain = tidy(text)
    .replace(/^\[?\s*withdrawn\s*:?\s*/i, '')
    .replace(/\]$/, '');
  const successors = plain.match(identifierLike) ?? [];
  const reason = plain
    .replace(identifierLike, '')
    .replace(/[\s,;.]+$/g, '')
    .replace(/(?:[,;]\s*)+/g, ', ')
    .trim()
    .toLowerCase();
  return { reason: reason === 'moved into' ? 'moved to' : reason, successors: [...new Set(successors)] };
}

/** Whether a text says that what it stands for was withdrawn. */
export function saysWithdrawn(text: string): boolean {
  return /^\s*\[?\s*withdrawn\b/i.test(text);
}
