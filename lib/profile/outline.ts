import type { Entry } from './entry.ts';
import type { Outcome } from './stored-steps.ts';
import type { Suggestion } from './suggestion.ts';

/** One subcategory of a profile as the grid shows it. `number` is the edition, 0 where nothing was said. */
export type ProfileLine = Pick<
  Entry,
  'included' | 'currentTier' | 'targetTier' | 'priority' | 'currentPriority' | 'reason'
> & {
  id: string;
  identifier: string;
  text: string;
  number: number;
  controls: number;
  evidence: number;
  openTasks: number;
  suggestion: Suggestion;
};

/** A category with its subcategories. */
export type ProfileCategory<Line = ProfileLine> = { identifier: string; title: string; lines: Line[] };

/** A function with its categories. */
export type ProfileFunction<Line = ProfileLine> = {
  identifier: string;
  title: string;
  categories: ProfileCategory<Line>[];
};

const nameOf = ({ title, wording, identifier }: Outcome) => title || wording || identifier;

/** What a subcategory asks for: its wording, for in some files its title is its identifier once more. */
export const textOf = ({ title, wording, identifier }: Outcome) =>
  wording || (title === identifier ? '' : title) || identifier;

/** Subcategories by function and category; what has none is left out. */
export function treeOf<Line>(
  outcomes: readonly Outcome[],
  lineOf: (outcome: Outcome) => Line,
): ProfileFunction<Line>[] {
  const below = Map.groupBy(outcomes, ({ parentId }) => parentId);
  const linesBelow = (id: string): Line[] =>
    (below.get(id) ?? []).flatMap((one) => (one.kind === 'subcategory' ? [lineOf(one)] : linesBelow(one.id)));
  return outcomes
    .filter(({ kind }) => kind === 'function')
    .map((one) => ({
      identifier: one.identifier,
      title: nameOf(one),
      categories: (below.get(one.id) ?? [])
        .filter(({ kind }) => kind === 'category')
        .map((category) => ({
          identifier: category.identifier,
          title: nameOf(category),
          lines: linesBelow(category.id),
        }))
        .filter(({ lines }) => lines.length > 0),
    }))
    .filter(({ categories }) => categories.length > 0);
}

/** All subcategories of a profile in order. */
export function linesOf<Line>(functions: readonly ProfileFunction<Line>[]): Line[] {
  return functions.flatMap(({ categories }) => categories.flatMap(({ lines }) => lines));
}
