import type { Block } from './block.ts';

const roman = [
  '',
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
];

/** The number of an item as readers see it. */
export function markerOf(list: Extract<Block, { kind: 'list' }>, at: number): string {
  const number = list.start + at;
  switch (list.numbering) {
    case 'bullet':
      return '•';
    case 'a':
    case 'A': {
      const letter = String.fromCharCode(97 + ((number - 1) % 26));
      return `${list.numbering === 'A' ? letter.toUpperCase() : letter}.`;
    }
    case 'i':
    case 'I': {
      const letters = roman[number] ?? String(number);
      return `${list.numbering === 'I' ? letters.toUpperCase() : letters}.`;
    }
    default:
      return `${number}.`;
  }
}
