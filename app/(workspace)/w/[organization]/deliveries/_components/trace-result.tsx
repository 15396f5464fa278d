import type { traceCopy } from '#lib/copy/queries.ts';
import { completenessLooks } from '#lib/delivery/labels.ts';
import { formatBytes, formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Status } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { DescriptionList } from '@/components/ui/description-list';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';

type Traced = Awaited<ReturnType<typeof traceCopy>>;
type CopyTrace = Extract<Traced, { kind: 'copy' }>;

/** Whose copy it is, and every delivery of it. */
export function TraceResult({ organization, traced }: { organization: string; traced: Traced }) {
  if (traced.kind === 'preview') {
    return (
      <Callout tone="info" title={`${traced.code} is a preview`}>
        Made by <span dir="auto">{traced.member?.name ?? 'the operator'}</span>{' '}
        {traced.member && <>({traced.member.email})</>} on <LocalTime value={traced.at} />. It was never given
        to a visitor by Candor.
      </Callout>
    );
  }
  const { visitor, document, revision, deliveries } = traced;
  return (
    <Panel
      title={`Copy ${traced.code}`}
      description={`Made for ${visitor.name}. Its code stands on each of its pages.`}
      padded
    >
      <div className="flex flex-col gap-6">
        <DescriptionList
          facts={[
            {
              label: 'Recipient',
              value: (
                <TextLink href={workspacePaths.visitor(organization, visitor.id)}>
                  {visitor.name} ({visitor.email})
                </TextLink>
              ),
            },
            { label: 'Company', value: visitor.company },
            {
              label: 'Document',
              value: (
                <>
                  <TextLink href={workspacePaths.document(organization, document.id)}>
                    {document.title}
                  </TextLink>
                  , revision {revision.number}
                  {revision.withdrawnAt && ' (withdrawn)'}
                </>
              ),
            },
            { label: 'Made', value: <LocalTime value={traced.createdAt} /> },
            { label: 'SHA-256', value: traced.sha256 && <code className="text-xs">{traced.sha256}</code> },
          ]}
        />
        <DeliveriesOfCopy organization={organization} deliveries={deliveries} />
      </div>
    </Panel>
  );
}

function DeliveriesOfCopy({
  organization,
  deliveries,
}: { organization: string } & Pick<CopyTrace, 'deliveries'>) {
  if (deliveries.length === 0) return <p className="text-ink-muted">It was made but never downloaded.</p>;
  return (
    <div>
      <h3 className="mb-2 font-medium">{formatPlural(deliveries.length, 'delivery', 'deliveries')}</h3>
      <ul className="divide-y rounded-lg border">
        {deliveries.map((delivery) => {
          const look = completenessLooks[delivery.completeness];
          return (
            <li key={delivery.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3.5 py-2.5">
              <TextLink href={workspacePaths.delivery(organization, delivery.id)}>
                <LocalTime value={delivery.startedAt} />
              </TextLink>
              <Status tone={look.tone}>{look.label}</Status>
              <span className="text-ink-muted tabular-nums">{formatBytes(delivery.bytesSent)}</span>
              <span className="text-ink-muted">from {delivery.address || 'an unknown address'}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
