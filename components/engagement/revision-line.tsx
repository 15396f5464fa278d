import type { ScopedRevision } from '#lib/engagement/scoped-revision.ts';
import { formatDate, formatPeriod } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { AnchorButton } from '../ui/anchor-button';
import { Badge, Status } from '../ui/badge';
import { RevisionContent } from './revision-content';

type LineProps = {
  organization: string;
  engagementId: string;
  revision: ScopedRevision;
  /** With all that was said of it. */
  whole?: boolean;
};

const day = (text: string) => formatDate(new Date(text));

/** A revision of evidence within an engagement: what it is, of when, how it was reviewed, and the way to its file. */
export function RevisionLine({ organization, engagementId, revision, whole = false }: LineProps) {
  const { title, number, fileName, url, collectedOn, validUntilOn, periodStartOn, periodEndOn } = revision;
  const facts = [
    `collected ${day(collectedOn)}`,
    periodStartOn && periodEndOn && `covers ${formatPeriod(new Date(periodStartOn), new Date(periodEndOn))}`,
    validUntilOn && `valid until ${day(validUntilOn)}`,
    number > 1 && `revision ${number}`,
  ];
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5 px-4 py-2.5">
      <div className="wrap-anywhere min-w-0 flex-1 basis-60">
        <p dir="auto" className="font-medium">
          {title}
        </p>
        <p className="text-ink-muted text-xs">{facts.filter(Boolean).join(', ')}</p>
        {whole && <RevisionContent revision={revision} />}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Verdict revision={revision} />
        {fileName && (
          <AnchorButton
            size="sm"
            href={workspacePaths.scopedFile(organization, engagementId, revision.id)}
            aria-label={`Download ${title}`}
          >
            Download
          </AnchorButton>
        )}
        {url && !whole && (
          <AnchorButton
            size="sm"
            href={url}
            rel="noreferrer noopener"
            target="_blank"
            aria-label={`Open ${title}`}
          >
            Open link
          </AnchorButton>
        )}
      </div>
    </li>
  );
}

function Verdict({ revision: { verdict, selfReviewed } }: { revision: ScopedRevision }) {
  return (
    <>
      {verdict === 'accepted' && <Status tone="positive">Accepted</Status>}
      {verdict === 'rejected' && <Status tone="danger">Rejected</Status>}
      {verdict === null && <Status tone="info">Not reviewed</Status>}
      {selfReviewed && <Badge tone="warning">Self-reviewed</Badge>}
    </>
  );
}
