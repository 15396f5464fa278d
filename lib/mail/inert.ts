// Controls, line breaks of every kind, and what turns the reading direction or hides.
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

const bareAddress = /^[("'<]?[a-z0-9._+-]{1,64}@[a-z0-9.-]{1,253}[)"'>.,;:!?]*$/i;

// Mail programs make links of anything that looks like one. A dot that only looks like a dot (U+2024) stops them, and
// "://" apart does, too; addresses of people stay as they are.
function unlinked(word: string): string {
  if (bareAddress.test(word)) return word;
  return word.replaceAll('://', ':\u2009//').replace(/(?<=[\p{L}\p{N}_-])\.(?=\p{L}{2})/gu, '\u2024');
}

/** Text that says what it said but holds no control character and becomes no link; one line, or with its lines kept. */
export function inert(text: string, lines: 'one' | 'kept' = 'kept'): string {
  const shown = text.toWellFormed().replace(/\r\n?/g, '\n');
  const rows = lines === 'one' ? [shown.replaceAll('\n', ' ')] : shown.split('\n');
  return rows
    .map((row) => row.replace(/\t/g, ' ').replace(unprintable, '').split(' ').map(unlinked).join(' '))
    .join('\n');
}

/** A subject line or the like: one line of at most `most` characters, cut visibly. */
export function inertLine(text: string, most: number): string {
  const line = inert(text, 'one').replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
