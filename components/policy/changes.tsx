import { compareTexts, type Difference, isChange } from '#lib/policy-version/compare.ts';
import { type ChangeLabels, englishChangeLabels } from './change-labels';
import { ClauseChange } from './clause-change';

type PolicyChangesProps = {
  /** Both texts as Markdown, of one language; or what `compareTexts` made of them. */
  before: string;
  after: string;
  differences?: readonly Difference[];
  /** Line by line, or both texts beside each other; a narrow screen always shows the first. */
  view?: 'line' | 'sides';
  labels?: ChangeLabels;
  /** BCP 47, of the texts. */
  language?: string;
};

type Stretch = { isChange: boolean; differences: Difference[] };

// One part on each side of a change tells where it stands.
const around = 1;

/** Changes with their neighbours, and what is folded between them. */
function stretches(differences: readonly Difference[]): Stretch[] {
  const near = differences.map((_, at) =>
    differences.slice(Math.max(0, at - around), at + around + 1).some(isChange),
  );
  const found: Stretch[] = [];
  for (const [at, difference] of differences.entries()) {
    const shown = near[at] ?? true;
    const last = found.at(-1);
    if (last?.isChange === shown) last.differences.push(difference);
    else found.push({ isChange: shown, differences: [difference] });
  }
  return found;
}

/**
 * What changed between two versions of a policy, clause by clause: words taken out and added are marked and named for
 * screen readers, what did not change is folded. Needs no script.
 */
export function PolicyChanges({
  before,
  after,
  differences = compareTexts(before, after),
  view = 'line',
  labels = englishChangeLabels,
  language,
}: PolicyChangesProps) {
  if (!differences.some(isChange) && !differences.some(({ kind }) => kind === 'restyled'))
    return <p className="text-ink-muted">{labels.nothing}</p>;
  let number = 0;
  return (
    <div lang={language} className="policy-changes" data-view={view}>
      {view === 'sides' && (
        <div className="policy-changes-head" aria-hidden="true">
          <span>{labels.before}</span>
          <span>{labels.after}</span>
        </div>
      )}
      {stretches(differences).map((stretch, place) => {
        const clauses = stretch.differences.map((difference) => {
          number += 1;
          return <ClauseChange key={number} difference={difference} labels={labels} view={view} />;
        });
        if (stretch.isChange) return clauses;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is rendered whole
          <details key={`folded-${place}`} className="policy-changes-folded">
            <summary>{labels.unchanged(stretch.differences.length)}</summary>
            {clauses}
          </details>
        );
      })}
    </div>
  );
}
