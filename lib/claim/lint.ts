import { measuresIn } from '#lib/proposal/measures.ts';
import { wordsOf } from '#lib/proposal/words.ts';
import { type ClaimMeasure, measureInWords } from './measure.ts';
import { type CourseShare, keepsShare } from './share.ts';

/** What can be wrong with claims although each is well-formed. */
export const lintKinds = [
  'contradiction',
  'measure-missed',
  'vague',
  'measure-unbacked',
  'control-without-evidence',
] as const;
export type LintKind = (typeof lintKinds)[number];

/**
 * What the lint knows of a claim. `unproven`: identifiers of controls behind it that no evidence is linked to. `courses`: those that
 * prove controls behind it, as far as they really are.
 */
export type LintedClaim = {
  id: string;
  text: string;
  audience: string;
  measure: ClaimMeasure | null;
  controls: number;
  unproven: readonly string[];
  courses?: readonly Pick<CourseShare, 'title' | 'percent'>[];
};

/** One thing to look at: the claims it is about and a sentence. */
export type LintFinding = { kind: LintKind; claimIds: readonly string[]; sentence: string };

// Words that promise a rhythm without saying which.
const vague =
  /\b(regular(?:ly)?|periodic(?:ally)?|frequent(?:ly)?|routine(?:ly)?|occasional(?:ly)?|from time to time|as needed|when(?:ever)? (?:necessary|appropriate|needed)|timely|promptly|in a timely (?:manner|fashion)|as soon as possible|without undue delay|continual(?:ly)?|on an ongoing basis|industry[- ]standard|best practices?|where (?:possible|feasible|practicable))\b/i;

const inHours: Readonly<Record<string, number>> = {
  minute: 1 / 60,
  hour: 1,
  day: 24,
  week: 168,
  month: 730,
  year: 8760,
};

/** What a measure comes to: "2 days" and "48 hours" are one. */
function amountOf({ value, unit }: ClaimMeasure): string {
  const number = Number(value.replace(/,/g, ''));
  const hours = inHours[unit.toLowerCase().replace(/s$/, '')];
  if (value.trim() === '' || Number.isNaN(number)) return `${value} ${unit}`.trim().toLowerCase();
  return hours === undefined ? `${number} ${unit.toLowerCase()}` : `${number * hours} hours`;
}

const saysNothing = new Set(
  `a all an and any are as at be by can each every for from has have if in is it its least more most no not of on or our
  than that the their them they this to two up us we when which who will with within your day hour minute month week year
  customer customers data`.split(/\s+/),
);

/** Stems of the words that say what a claim is about: no small words, no numbers. */
function topicOf(text: string): Set<string> {
  const words = wordsOf(text).filter(({ word }) => !saysNothing.has(word) && !/\d/.test(word));
  return new Set(words.map(({ stem }) => stem).filter((stem) => !saysNothing.has(stem)));
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((stem) => other.has(stem)).length;
  return shared < 2 ? 0 : shared / Math.min(one.size, other.size);
}

const known = new Map<string, ClaimMeasure[]>();

/** What the words of a claim measure; kept, for a claim changes less often than the list is looked at. */
function measuresInWords(text: string): ClaimMeasure[] {
  const found = known.get(text);
  if (found) return found;
  const measures = measuresIn(text).map(({ metric, comparator, value, unit }) => ({
    metric,
    comparator,
    value: String(value),
    unit: unit ?? '',
  }));
  if (known.size >= 10_000) known.clear();
  known.set(text, measures);
  return measures;
}

/** The measures of a claim: the typed one, else what its words say. */
function measuresOf({ measure, text }: LintedClaim): ClaimMeasure[] {
  if (measure) return [measure];
  return /\d/.test(text) ? measuresInWords(text) : [];
}

// Two vendors, standards or algorithms of one topic are a list, not a contradiction.
const single = new Set<string>([
  'availability',
  'deadline',
  'retention',
  'interval',
  'timeout',
  'duration',
  'hours',
  'version',
  'key length',
  'length',
  'amount',
  'count',
  'factors',
  'rating',
]);

type Said = { claim: LintedClaim; topic: Set<string>; measures: ClaimMeasure[] };

function contradictionOf(one: Said, other: Said): LintFinding | null {
  if (likeness(one.topic, other.topic) < 0.5) return null;
  for (const first of one.measures) {
    const second = other.measures.find(({ metric }) => metric === first.metric && single.has(metric));
    if (!second || one.measures.length > 1 || other.measures.length > 1) continue;
    if (amountOf(first) === amountOf(second)) continue;
    const claimIds = [one.claim.id, other.claim.id];
    const sentence = `Two claims on one topic differ: ${measureInWords(first)}, and ${measureInWords(second)}.`;
    return { kind: 'contradiction', claimIds, sentence };
  }
  return null;
}

const mostContradictions = 100;

function contradictionsOf(claims: readonly LintedClaim[]): LintFinding[] {
  const said = claims
    .map((claim) => ({ claim, topic: topicOf(claim.text), measures: measuresOf(claim) }))
    .filter(({ measures }) => measures.length > 0);
  const found: LintFinding[] = [];
  for (const [index, one] of said.entries()) {
    for (const other of said.slice(index + 1)) {
      const finding = contradictionOf(one, other);
      if (finding) found.push(finding);
      // Who repeats one sentence a thousand times need not read of each pair.
      if (found.length >= mostContradictions) return found;
    }
  }
  return found;
}

function findingsOf(claim: LintedClaim): LintFinding[] {
  const claimIds = [claim.id];
  const found: LintFinding[] = [];
  const word = vague.exec(claim.text)?.[0];
  if (word) {
    const sentence = `“${word}” can be neither kept nor broken. Say how often, or within what time.`;
    found.push({ kind: 'vague', claimIds, sentence });
  }
  for (const { title, percent } of claim.courses ?? []) {
    if (!claim.measure || keepsShare(claim.measure, percent) !== false) continue;
    const sentence = `It promises ${measureInWords(claim.measure)}, but ${percent} % have done “${title}” behind it.`;
    found.push({ kind: 'measure-missed', claimIds, sentence });
  }
  if (claim.measure && claim.controls === 0) {
    const sentence = `It promises a measure (${measureInWords(claim.measure)}), but no control is behind it.`;
    found.push({ kind: 'measure-unbacked', claimIds, sentence });
  }
  if (claim.audience === 'public' && claim.unproven.length > 0) {
    const names = claim.unproven.slice(0, 3).join(', ');
    const more = claim.unproven.length > 3 ? ` and ${claim.unproven.length - 3} more` : '';
    const sentence = `It is public and stands on ${names}${more}, which no evidence is linked to.`;
    found.push({ kind: 'control-without-evidence', claimIds, sentence });
  }
  return found;
}

/** What to look at among these claims, contradictions first. The order of the claims is that of the findings. */
export function lintOf(claims: readonly LintedClaim[]): LintFinding[] {
  const found = [...contradictionsOf(claims), ...claims.flatMap(findingsOf)];
  return lintKinds.flatMap((kind) => found.filter((finding) => finding.kind === kind));
}
