import { ShieldCheck, ShieldX } from 'lucide-react';
import type { EvidenceView } from '#lib/evidence/item-queries.ts';
import { formatBytes } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Badge, Status } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';

type Revision = EvidenceView['revisions'][number];

type CardProps = { organization: string; itemId: string; revision: Revision; current: boolean };

const day = (value: string | null) => (value ? <Time value={value} precision="day" /> : undefined);

function factsOf(revision: Revision): Fact[] {
  const { periodStartOn: start, periodEndOn: end, file } = revision;
  return [
    { label: 'Collected on', value: day(revision.collectedOn) },
    { label: 'Received', value: <LocalTime value={revision.receivedAt} /> },
    { label: 'Brought by', value: revision.receivedByName },
    {
      label: 'Period',
      value:
        start && end ? (
          <>
            {day(start)} to {day(end)}
          </>
        ) : undefined,
    },
    { label: 'Valid until', value: day(revision.validUntilOn) },
    { label: 'Source', value: revision.source || undefined },
    { label: 'Procedure', value: revision.procedure || undefined },
    { label: 'Collected', value: revision.automated ? 'Automatically' : 'By hand' },
    ...(revision.note ? [{ label: 'Note', value: revision.note }] : []),
    ...(file ? [{ label: 'Kind of file', value: `${file.contentType}, by its content` }] : []),
    ...revision.record.map(({ name, value }) => ({ label: name, value })),
  ];
}

/** One revision: what it is, how it was reviewed, and whether its hash still fits. */
export function RevisionCard({ organization, itemId, revision, current }: CardProps) {
  const { number, file, url, problem, sha256, previousSha256, reviews } = revision;
  return (
    <Panel
      title={`Revision ${number}`}
      {...(current ? {} : { description: 'A newer revision has taken its place.' })}
      actions={
        file && (
          <>
            <Badge tone="warning">Not virus-scanned</Badge>
            <AnchorButton
              size="sm"
              download
              href={workspacePaths.evidenceFile(organization, itemId, revision.id)}
            >
              Download ({formatBytes(file.sizeBytes)})
            </AnchorButton>
          </>
        )
      }
      footer={
        <div className="flex flex-col gap-1">
          <p className="flex items-center gap-1.5">
            {problem ? (
              <ShieldX aria-hidden className="size-4 text-danger" />
            ) : (
              <ShieldCheck aria-hidden className="size-4 text-positive" />
            )}
            {problem ?? 'The hash fits these facts and the revision before it.'}
          </p>
          <p className="wrap-anywhere font-mono text-xs">SHA-256 {sha256}</p>
          {previousSha256 && <p className="wrap-anywhere font-mono text-xs">after {previousSha256}</p>}
          {file && <p className="wrap-anywhere font-mono text-xs">file {file.sha256}</p>}
        </div>
      }
    >
      <div className="flex flex-col gap-4">
        {file && (
          <p dir="auto" className="wrap-anywhere font-medium">
            {file.name}
          </p>
        )}
        {url && (
          <TextLink href={url} rel="noreferrer noopener nofollow" target="_blank" className="wrap-anywhere">
            {url}
          </TextLink>
        )}
        <DescriptionList facts={factsOf(revision)} />
        {reviews.map((review) => (
          <Callout
            key={review.id}
            tone={review.verdict === 'accepted' ? 'positive' : 'danger'}
            title={
              <>
                <Status tone={review.verdict === 'accepted' ? 'positive' : 'danger'}>
                  {review.verdict === 'accepted' ? 'Accepted' : 'Rejected'}
                </Status>{' '}
                by <bdi>{review.reviewedByName}</bdi>, <LocalTime value={review.reviewedAt} />{' '}
                {review.selfReviewed && <Badge tone="warning">Self-reviewed</Badge>}
              </>
            }
          >
            {review.reason && <span dir="auto">{review.reason}</span>}
          </Callout>
        ))}
      </div>
    </Panel>
  );
}
