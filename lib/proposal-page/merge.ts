const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Two sentences as one claim; what is said already is not said twice. */
export function joined(text: string, more: string): string {
  return plain(text).includes(plain(more)) ? text : `${text} ${more}`;
}

/** A claim without the sentence that was joined last; null where it does not end with it. */
export function unjoined(text: string, more: string): string | null {
  const end = ` ${more}`;
  return text.endsWith(end) ? text.slice(0, -end.length) : null;
}

/** Whether two sentences are the same but for case, blanks and the full stop. */
export function sameSentence(one: string, other: string): boolean {
  const bare = (text: string) => plain(text).replace(/[.!]+$/, '');
  return bare(one) === bare(other);
}
