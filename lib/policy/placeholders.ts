import { quotedIn, type Range } from './quoted.ts';

/** Something a template left to be filled in: as it stands there, and where, both counted from 1. */
export type Placeholder = {
  /** As it stands in the text, blanks made one: the same words are the same placeholder. */
  text: string;
  /** Whether one answer holds for every place; TBD and the like want a look at each. */
  answerable: boolean;
  line: number;
  column: number;
  /** From the start of the text, in UTF-16 units. */
  start: number;
  end: number;
};

// What templates leave open. A bracket alone means nothing: people quote and cite with them.
const nouns =
  'company|organi[sz]ation|corporation|entity|employer|business|client|customer|name|date|title|e-?mail|address|phone|number|url|link|website|domain|role|department|team|person|contact|state|country|city|jurisdiction|location|product|service|vendor|version|owner|officer|signature|amount|placeholder';
const asking =
  'insert|fill[ -]in|replace|enter|specify|your|tbd|tbc|todo|fixme|to be (?:determined|defined|confirmed)|placeholder';
const asks = new RegExp(`^(?:${asking})(?![\\p{L}\\p{N}])`, 'iu');
const names = new RegExp(`(?:^|[^\\p{L}])(?:${nouns})s?(?![\\p{L}])`, 'iu');
// What a template asks for between square brackets in the middle of a sentence: an order, somebody or something without a name,
// the form of a date, a number of "year(s)", and how often. Quotations have [sic], [the company], [set forth here].
const blanks: readonly RegExp[] = [
  /^(?:(?:job|full|legal|effective) )?(?:names?|title|address|person|persons|date|amount|number|role|period)(?: (?:of|or|responsible|with|in charge|who|to)\b.*)?$/u,
  /^\p{Lu}[\p{L}’'-]*(?: [\p{L}’'-]+){0,2} (?:name|address|date|title|number|e-?mail|role|url)$/u,
  /^(?:d{1,2}|day|m{1,2}|month|y{2,4}|year)(?:[/.-](?:d{1,2}|day|m{1,2}|month|y{2,4}|year)){1,2}$/iu,
  /\p{L}\(e?s\)/u,
  /^(?:daily|weekly|monthly|quarterly|yearly|annual|annually|semi-?annual(?:ly)?)$/iu,
];
const orders = new Set([
  'list',
  'describe',
  'choose',
  'select',
  'identify',
  'provide',
  'add',
  'set',
  'define',
]);
const referring = new Set(['forth', 'out', 'aside', 'up', 'by', 'in']);
const determined = /^(?:the|an?|our|your|its|their|this|that|each|any|such)\b/iu;
const elements = new Set(['address', 'title', 'link', 'data', 'details', 'summary', 'select', 'section']);

/** Whether the words between brackets ask to be replaced: an order, or a noun written like a heading or a name in code. */
function wantsAnswer(inner: string): boolean {
  const written = inner.trim();
  const words = written.replaceAll('_', ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  if (asks.test(words)) return true;
  const capital = words
    .split(/\s+/)
    .every((word) => /^(?:\p{Lu}|(?:of|the|and|or|for)$|\d|[/&-])/u.test(word));
  return (capital || /^[a-z]+(?:_[a-z]+|[A-Z][a-z]+)+$/.test(written)) && names.test(words);
}

/** The same between square brackets, which whole sentences of a template stand in, too. */
function leavesBlank(inner: string): boolean {
  const written = inner.trim();
  if (wantsAnswer(inner)) return true;
  const [verb = '', second = '', third] = written.split(/[ /]+/, 3);
  if (third !== undefined && orders.has(verb.toLowerCase()) && !referring.has(second)) return true;
  return !determined.test(written) && blanks.some((form) => form.test(written));
}

const always = () => true;
const forms: readonly { pattern: RegExp; wanted: (inner: string) => boolean }[] = [
  { pattern: /\{\{\{?[^{}\n]{1,200}\}?\}\}/gu, wanted: always },
  { pattern: /\{%[^%\n]{1,200}%\}/gu, wanted: always },
  { pattern: /<%[^%\n]{1,200}%>/gu, wanted: always },
  { pattern: /\$\{[A-Za-z][\w.-]{0,80}\}/gu, wanted: always },
  { pattern: /(?<![\w%])%[A-Z][A-Z_]{2,60}%(?![\w%])/gu, wanted: always },
  { pattern: /(?<![\]!\\[])\[([^\][\n]{2,280})\](?![([:])/gu, wanted: leavesBlank },
  {
    pattern: /<([A-Za-z][A-Za-z _'-]{1,80})>/gu,
    wanted: (inner) => !elements.has(inner.toLowerCase()) && wantsAnswer(inner),
  },
  { pattern: /«([\p{L}_][\p{L}\p{N}_]{1,60})»/gu, wanted: wantsAnswer },
  { pattern: /(?<![{$\w\\])\{([A-Za-z][A-Za-z _-]{1,60})\}(?!\})/gu, wanted: wantsAnswer },
  {
    pattern: /(?<![\p{L}\p{N}_-])(?:TBD|TBC|TODO|FIXME|XXXX+)(?![\p{L}\p{N}_])|lorem ipsum dolor/gu,
    wanted: always,
  },
];
const undecided = /^[[<({]?\s*(?:TBD|TBC|TODO|FIXME|XXXX|lorem|to be (?:determined|defined|confirmed))/iu;

function candidates(markdown: string): (Range & { inner: string })[] {
  return forms
    .flatMap(({ pattern, wanted }) =>
      [...markdown.matchAll(pattern)]
        .filter(({ 1: inner = '' }) => wanted(inner))
        .map(({ 0: all, 1: inner = '', index }) => ({ start: index, end: index + all.length, inner })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** `{{ name }}` and `{{name}}` are the same, so are `{%name%}` and `{% name %}`. */
function canonical(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^(\{\{\{?)\s*(.*?)\s*(\}\}\}?)$/, '$1$2$3')
    .replace(/^(\{%|<%)[-=]?\s*(.*?)\s*-?(%[}>])$/, '$1 $2 $3');
}

/**
 * Everything in a Markdown text that still waits to be filled in, in the order of the text: `{{companyShortName}}`,
 * `{% … %}`, `${NAME}`, `[COMPANY]`, `[Insert date]`, `<Company>`, TBD. Code and comments are left alone, so are links,
 * citations and the elements of HTML.
 */
export function findPlaceholders(markdown: string): Placeholder[] {
  const possible = candidates(markdown);
  if (possible.length === 0) return [];
  const { ranges, labels } = quotedIn(markdown);
  ranges.sort((a, b) => a.start - b.start);
  // Both stand in the order of the text, so each stretch is passed once, however many there are of either.
  let [passed, quotedTo] = [0, 0];
  const kept: Placeholder[] = [];
  let [line, lineStart, position] = [1, 0, 0];
  for (const { start, end, inner } of possible) {
    for (let range = ranges[passed]; range && range.start <= start; range = ranges[passed]) {
      quotedTo = Math.max(quotedTo, range.end);
      passed += 1;
    }
    if (start < position || end <= quotedTo || labels.has(inner.trim().toLowerCase())) continue;
    for (let at = markdown.indexOf('\n', lineStart); at !== -1 && at < start; ) {
      line += 1;
      lineStart = at + 1;
      at = markdown.indexOf('\n', lineStart);
    }
    const found = markdown.slice(start, end);
    const text = canonical(found);
    kept.push({ text, answerable: !undecided.test(found), line, column: start - lineStart + 1, start, end });
    position = end;
  }
  return kept;
}

/** The text with every place of the placeholders in `answers` (by their text) filled in; the others stay, so does code. */
export function fillPlaceholders(markdown: string, answers: ReadonlyMap<string, string>): string {
  let filled = '';
  let position = 0;
  for (const { text, start, end } of findPlaceholders(markdown)) {
    const answer = answers.get(text);
    if (answer === undefined) continue;
    filled += markdown.slice(position, start) + answer;
    position = end;
  }
  return filled + markdown.slice(position);
}
