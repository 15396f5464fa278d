// Joiners shape letters in these scripts (Persian, Hindi, ...); anywhere else they are only invisible.
const JOINED =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Sinhala}]/u;
const JOINER = /[\u200c\u200d]/u;

// Default ignorable characters (fillers, marks of direction, tags, soft hyphen) but not the joiners.
const INVISIBLE = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu;

// No name has more marks on a letter; hundreds of them would paint over the lines above.
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What a person sees as characters, in order. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

function isEmoji(grapheme: string): boolean {
  return (
    /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3|[\u{1f3fb}-\u{1f3ff}]/u.test(grapheme) &&
    !/^[©®™]$/u.test(grapheme)
  );
}

function withoutStrayJoiners(text: string): string {
  const characters = Array.from(text);
  return characters
    .filter((character, index) => {
      if (!JOINER.test(character)) return true;
      return JOINED.test(characters[index - 1] ?? '') && JOINED.test(characters[index + 1] ?? '');
    })
    .join('');
}

/**
 * One line of text as it may be drawn: composed (NFC), white space single, without line breaks, control and invisible
 * characters, direction overrides and emoji, all of which have been used to hide or forge a name.
 */
export function cleanLine(text: string): string {
  const visible = text
    .toWellFormed()
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(STACKED_MARKS, '$1')
    .replace(/[\p{Cs}\p{Co}\p{Cn}\u{e0000}-\u{e0fff}]/gu, '\ufffd');
  const plain = graphemesOf(visible)
    .filter((grapheme) => !isEmoji(grapheme))
    .join('');
  return withoutStrayJoiners(plain).replace(/ +/g, ' ').trim();
}
