import { formatDate } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';

type Evidence = {
  id: string;
  title: string;
  number: number;
  collectedOn: string;
  url: string | null;
  hasFile: boolean;
};

type Props = { organization: string; engagementId: string; evidence: readonly Evidence[] };

/** The evidence that an answer hands over, each with the way to it. */
export function HandedOver({ organization, engagementId, evidence }: Props) {
  if (evidence.length === 0) return null;
  return (
    <ul aria-label="Evidence handed over" className="mt-2 flex flex-col gap-1 border-t pt-2">
      {evidence.map(({ id, title, number, collectedOn, url, hasFile }) => {
        const href = hasFile ? workspacePaths.scopedFile(organization, engagementId, id) : url;
        return (
          <li key={id}>
            {href ? (
              <a
                href={href}
                className="text-accent-text underline underline-offset-2"
                rel="noreferrer noopener"
              >
                <bdi>{title}</bdi>
              </a>
            ) : (
              <bdi>{title}</bdi>
            )}{' '}
            <span className="text-ink-muted text-xs">
              revision {number}, collected {formatDate(new Date(collectedOn))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
