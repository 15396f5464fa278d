import type { ReviewProposal } from '#lib/proposal-page/review.ts';

/** The sentence where it stands on the page, with what is read before and after it. */
export function SourceContext({ proposal }: { proposal: ReviewProposal }) {
  const { path, before, sentence, after } = proposal;
  return (
    <section aria-label="On the page" className="rounded-lg border bg-canvas p-4">
      {path.length > 0 && (
        <p dir="auto" className="wrap-anywhere mb-2 font-medium text-ink-muted text-xs">
          {path.join(' › ')}
        </p>
      )}
      <p dir="auto" className="wrap-anywhere whitespace-pre-line text-ink-muted">
        {before && `${before} `}
        <mark className="rounded-sm bg-accent-soft px-0.5 text-ink">{sentence}</mark>
        {after && ` ${after}`}
      </p>
    </section>
  );
}
