'use client';

import { revisionLooks } from '#lib/document/labels.ts';
import type { RevisionReason, RevisionView } from '#lib/document/schema.ts';
import { formatBytes, formatNumber, formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Status } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { Progress } from '@/components/ui/progress';
import { TextLink } from '@/components/ui/text-link';
import { RevisionActions } from './revision-actions';

type CardProps = { organization: string; documentId: string; revision: RevisionView; editable: boolean };

/** One file of a document: how far it is, what was found in it, and what can be done with it. */
export function RevisionCard({ organization, documentId, revision, editable }: CardProps) {
  const { number, state, fileName, sizeBytes, pages, receivedAt, publishedAt, recipients } = revision;
  const look = revisionLooks[state];
  const deliveries = `${workspacePaths.deliveries(organization)}?revision=${revision.id}`;
  return (
    <Panel padded>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
            Revision {number}
            <Status tone={look.tone}>{look.label}</Status>
          </h3>
          <p dir="auto" className="wrap-anywhere mt-0.5 text-ink-muted">
            {fileName}
          </p>
          <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-ink-muted text-xs">
            <span>{formatBytes(sizeBytes)}</span>
            {pages !== null && <span>{formatPlural(pages, 'page')}</span>}
            <span>
              Received <LocalTime value={receivedAt} />
            </span>
            {publishedAt && (
              <span>
                Published <LocalTime value={publishedAt} />
              </span>
            )}
            {recipients > 0 && <TextLink href={deliveries}>{formatPlural(recipients, 'recipient')}</TextLink>}
          </p>
        </div>
        {editable && (
          <RevisionActions organization={organization} documentId={documentId} revision={revision} />
        )}
      </div>
      <Preparation revision={revision} />
      <Findings revision={revision} />
    </Panel>
  );
}

function Preparation({ revision: { state, pages, pagesDone } }: { revision: RevisionView }) {
  if (state !== 'received' && state !== 'preparing') return null;
  const known = pages !== null && pagesDone > 0;
  return (
    <div className="mt-4" role="status">
      <Progress
        label={state === 'received' ? 'Waiting for its turn' : 'Checking and preparing the file'}
        detail={known ? `${formatNumber(pagesDone)} of ${formatPlural(pages, 'page')}` : undefined}
        value={known ? pagesDone : undefined}
        max={pages ?? 100}
      />
    </div>
  );
}

function Reasons({ reasons }: { reasons: readonly RevisionReason[] }) {
  return (
    <ul className="flex list-disc flex-col gap-1 ps-4">
      {reasons.map((reason) => (
        <li key={`${reason.code} ${reason.sentence}`}>{reason.sentence}</li>
      ))}
    </ul>
  );
}

function Findings({
  revision: { state, reasons, withdrawnReason, withdrawnAt },
}: {
  revision: RevisionView;
}) {
  if (state === 'withdrawn') {
    return (
      <Callout tone="danger" title="Withdrawn" className="mt-4">
        <span dir="auto">{withdrawnReason}</span>{' '}
        {withdrawnAt && (
          <span className="text-ink-muted">
            (<LocalTime value={withdrawnAt} />)
          </span>
        )}
      </Callout>
    );
  }
  if (state === 'stalled') {
    return (
      <Callout tone="warning" title="The preparation does not come forward" className="mt-4">
        Nothing has happened for two minutes. The worker may have stopped; you can try again.
      </Callout>
    );
  }
  if (reasons.length === 0) return null;
  const failed = state === 'refused' || state === 'failed';
  return (
    <Callout
      tone={failed ? 'danger' : 'info'}
      title={failed ? 'This file cannot be used as it is' : 'The file was put right'}
      className="mt-4"
    >
      <Reasons reasons={reasons} />
    </Callout>
  );
}
