import type { ControlTemplate } from '#lib/control/template.ts';
import { type KnownControl, type SimilarControl, similarAmong } from '#lib/proposal/similar.ts';
import type { ControlChoice } from './schema.ts';

/** A control of the organization as suggestions need it; `requirements` are CSF identifiers. */
export type CandidateControl = KnownControl & { identifier: string; requirements: string[] };

/** What may stand behind a claim, how well it fits (0 to 1), and why. */
export type Suggestion = { choice: ControlChoice; label: string; reason: string; fit: number };

/** What a suggestion is sought for. */
export type Sought = { text: string; title: string; requirements: readonly string[] };

/** `main` is the subcategory that a control of the library is about first; those of an organization do not say. */
type Fitting = { id: string; label: string; requirements: readonly string[]; main?: string | undefined };

function answersOf({ main }: Fitting, common: readonly string[], first: string | undefined): number {
  if (common.length === 0) return 0;
  if (common[0] !== first) return answersOther;
  return main === undefined || main === first ? answersFirst : answersBesides;
}

// The subcategory that a sentence speaks of most says as much as two shared words; each further one less.
const answersFirst = 0.3;
const answersBesides = 0.2;
const answersOther = 0.1;
const enough = 0.3;
const reuse = 0.25;
// A sentence is surer than the name of its matter.
const ofTitle = 0.3;

function reasonOf(found: SimilarControl | undefined, common: readonly string[]): string {
  const words = found?.words
    .slice(0, 4)
    .map((word) => `“${word}”`)
    .join(', ');
  return [words && `shares ${words}`, common.length > 0 && `answers ${common.slice(0, 2).join(', ')}`]
    .filter(Boolean)
    .join('; ');
}

function fitting(
  among: readonly Fitting[],
  alike: readonly SimilarControl[],
  { requirements }: Pick<Sought, 'requirements'>,
  choiceOf: (id: string) => ControlChoice,
): Suggestion[] {
  const likeness = new Map(alike.map((one) => [one.id, one]));
  return among
    .flatMap((one) => {
      const found = likeness.get(one.id);
      const common = requirements.filter((id) => one.requirements.includes(id));
      if (!found && common.length === 0) return [];
      const fit = Math.min((found?.likeness ?? 0) + answersOf(one, common, requirements[0]), 1);
      return [{ choice: choiceOf(one.id), label: one.label, reason: reasonOf(found, common), fit }];
    })
    .toSorted((a, b) => b.fit - a.fit || a.label.localeCompare(b.label, 'en'))
    .slice(0, 3);
}

/** What is like the sentence, and like the name of its matter. */
function alike(
  search: ReturnType<typeof similarAmong>,
  text: string,
  title: string,
): readonly SimilarControl[] {
  const found = new Map(search(text).map((one) => [one.id, one]));
  for (const one of title === '' ? [] : search(title)) {
    const before = found.get(one.id);
    const likeness = (before?.likeness ?? 0) + one.likeness * ofTitle;
    found.set(one.id, { ...(before ?? one), likeness });
  }
  return [...found.values()];
}

/**
 * Prepares suggestions among the organization's controls and the library: the answer takes a proposal and gives what may stand
 * behind it, the one to begin with first. Always has a last resort: a new control where the matter has a name, else none.
 */
export function suggestionsAmong(
  controls: readonly CandidateControl[],
  templates: readonly ControlTemplate[],
): (sought: Sought) => Suggestion[] {
  const taken = new Set(controls.map(({ identifier }) => identifier));
  const free = templates.filter(({ identifier }) => !taken.has(identifier));
  const own = controls.map((one) => ({ ...one, label: `${one.identifier} ${one.title}` }));
  const library = free.map((one) => ({
    ...one,
    id: one.identifier,
    label: `${one.identifier} ${one.title}`,
    main: one.requirements[0],
  }));
  const [alikeOwn, alikeLibrary] = [similarAmong(own), similarAmong(library)];
  return ({ text, title, requirements }) => {
    const existing = fitting(own, alike(alikeOwn, text, title), { requirements }, (controlId) => ({
      kind: 'existing',
      controlId,
    }));
    const shipped = fitting(library, alike(alikeLibrary, text, title), { requirements }, (identifier) => ({
      kind: 'template',
      identifier,
    }));
    const fresh: Suggestion[] =
      title === '' ? [] : [{ choice: { kind: 'new', title }, label: title, reason: '', fit: 0 }];
    const none: Suggestion = { choice: { kind: 'none' }, label: 'None', reason: '', fit: 0 };
    const all = [...existing, ...shipped, ...fresh, none];
    // What is there already is reused even where the library has something a little nearer.
    const best = [
      ...existing.map((one) => ({ one, fit: one.fit, rank: one.fit + reuse })),
      ...shipped.map((one) => ({ one, fit: one.fit, rank: one.fit })),
    ]
      .filter(({ fit }) => fit >= enough)
      .toSorted((a, b) => b.rank - a.rank)[0]?.one;
    const first = best ?? fresh[0] ?? none;
    return [first, ...all.filter((one) => one !== first)];
  };
}
