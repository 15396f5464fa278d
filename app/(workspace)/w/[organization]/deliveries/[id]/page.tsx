import type { Metadata } from 'next';
import { completenessLooks, whyBrokenOff } from '#lib/delivery/labels.ts';
import { getDelivery } from '#lib/delivery/queries.ts';
import { formatBytes, formatDuration, formatNumber } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Status } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Copyable } from '@/components/ui/copyable';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { LocalTime } from '@/components/ui/local-time';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';

export const metadata: Metadata = { title: 'Delivery' };

type Props = { params: Promise<{ organization: string; id: string }> };
type Delivery = Awaited<ReturnType<typeof getDelivery>>;

function transferFacts(delivery: Delivery): Fact[] {
  const { startedAt, completedAt, brokenOffAt, bytesSent, rangeStart, rangeEnd, copy } = delivery;
  const endedAt = completedAt ?? brokenOffAt;
  const whole = rangeStart === 0 && rangeEnd === copy.sizeBytes;
  const range = `Bytes ${formatNumber(rangeStart)} to ${formatNumber(rangeEnd - 1)} of ${formatNumber(copy.sizeBytes)}`;
  const seconds = endedAt ? Math.round((endedAt.getTime() - startedAt.getTime()) / 1000) : null;
  return [
    { label: 'Started', value: <LocalTime value={startedAt} /> },
    { label: 'Ended', value: endedAt && <LocalTime value={endedAt} /> },
    {
      label: 'Took',
      value: seconds === null ? undefined : seconds > 0 ? formatDuration(seconds) : 'Less than a second',
    },
    { label: 'Asked for', value: whole ? 'The whole file' : range },
    { label: 'Sent', value: `${formatBytes(bytesSent)} of ${formatBytes(rangeEnd - rangeStart)}` },
    { label: 'Address', value: delivery.address || undefined },
    { label: 'Program', value: delivery.userAgent || undefined },
    { label: 'Part of a ZIP', value: delivery.bundleId ? 'Yes' : 'No' },
  ];
}

function copyFacts(organization: string, { copy }: Delivery): Fact[] {
  const { visitor, document, revision } = copy;
  return [
    { label: 'Copy code', value: <Copyable value={copy.code} label="copy code" /> },
    {
      label: 'Recipient',
      value: <TextLink href={workspacePaths.visitor(organization, visitor.id)}>{visitor.name}</TextLink>,
    },
    { label: 'E-mail', value: visitor.email },
    { label: 'Company', value: visitor.company },
    {
      label: 'Document',
      value: <TextLink href={workspacePaths.document(organization, document.id)}>{document.title}</TextLink>,
    },
    { label: 'Revision', value: `${revision.number}${revision.withdrawnAt ? ' (withdrawn)' : ''}` },
    {
      label: 'Grant',
      value: copy.grantId ? (
        <TextLink href={workspacePaths.grant(organization, copy.grantId)}>Open the grant</TextLink>
      ) : (
        'None was needed: the document was public'
      ),
    },
    { label: 'Made', value: <LocalTime value={copy.createdAt} /> },
    { label: 'Size', value: formatBytes(copy.sizeBytes) },
    { label: 'SHA-256', value: copy.sha256 && <Copyable value={copy.sha256} label="SHA-256" /> },
  ];
}

/** One download, with the copy that it was of. */
export default async function DeliveryPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const delivery = await page(getDelivery(actor, { deliveryId: id }));
  const look = completenessLooks[delivery.completeness];
  const why = whyBrokenOff(delivery.brokenOffWhy);
  return (
    <>
      <PageHeader
        title={delivery.copy.document.title}
        status={<Status tone={look.tone}>{look.label}</Status>}
        description={<span dir="auto">Delivery to {delivery.copy.visitor.name}</span>}
        crumbs={[{ label: 'Deliveries', href: workspacePaths.deliveries(organization) }]}
      />
      <div className="flex flex-col gap-5">
        {why && <Callout tone="warning">{why}</Callout>}
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <Panel title="Download" padded>
            <DescriptionList facts={transferFacts(delivery)} />
          </Panel>
          <Panel title="Copy" padded>
            <DescriptionList facts={copyFacts(organization, delivery)} />
          </Panel>
        </div>
      </div>
    </>
  );
}
