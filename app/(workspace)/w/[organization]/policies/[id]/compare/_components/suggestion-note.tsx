import type { Suggestion } from '#lib/policy-version/significance.ts';
import { Callout } from '@/components/ui/callout';

const mostShown = 12;

/** Whether the change looks editorial or material, and why; the approver decides. */
export function SuggestionNote({ suggestion: { significance, reasons } }: { suggestion: Suggestion }) {
  const title =
    reasons.length === 0
      ? 'Nothing that is read has changed.'
      : significance === 'editorial'
        ? 'This looks editorial: nobody would have to confirm it again.'
        : 'This looks material: people would be asked to confirm it again.';
  const weighing = reasons.filter((reason) => reason.significance === significance);
  return (
    <Callout title={title} className="mb-5">
      {weighing.length > 0 && (
        <details>
          <summary className="cursor-pointer">Why</summary>
          <ul className="mt-1 list-disc ps-5">
            {weighing.slice(0, mostShown).map(({ text, where }) => (
              <li key={`${where} ${text}`} className="wrap-anywhere">
                <bdi>{text}</bdi>
                {where && (
                  <span className="text-ink-muted">
                    {' '}
                    (<bdi>{where}</bdi>)
                  </span>
                )}
              </li>
            ))}
          </ul>
          {weighing.length > mostShown && <p>And {weighing.length - mostShown} more.</p>}
        </details>
      )}
    </Callout>
  );
}
