import type { Desk } from '#lib/access-request/desk-queries.ts';
import { formatDate, formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { Status } from '@/components/ui/badge';
import { Copyable } from '@/components/ui/copyable';
import { DescriptionList } from '@/components/ui/description-list';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';

const link =
  'text-accent-text underline decoration-accent-line underline-offset-[3px] hover:decoration-current';

/** Who asks: the person, their company, and how they stand. */
export function PersonPanel({ request, organization }: { request: Desk; organization: string }) {
  const { visitor } = request;
  return (
    <Panel title="Person">
      <DescriptionList
        stacked
        facts={[
          {
            label: 'Name',
            value: (
              <PageLink href={workspacePaths.visitor(organization, visitor.id)} className={link}>
                <bdi>{request.name}</bdi>
              </PageLink>
            ),
          },
          { label: 'E-mail', value: <Copyable label="E-mail" value={visitor.email} /> },
          {
            label: 'Address',
            value: visitor.verifiedAt ? (
              <Status tone="positive">Confirmed on {formatDate(visitor.verifiedAt)}</Status>
            ) : (
              <Status tone="neutral">Not confirmed</Status>
            ),
          },
          {
            label: 'Company',
            value: visitor.customer ? (
              <>
                <bdi>{request.company}</bdi>, customer{' '}
                <PageLink href={workspacePaths.customer(organization, visitor.customer.id)} className={link}>
                  <bdi>{visitor.customer.name}</bdi>
                </PageLink>
              </>
            ) : (
              <bdi>{request.company}</bdi>
            ),
          },
          {
            label: 'Others at this domain',
            value: request.freeMail ? 'Free mail' : formatPlural(request.colleagues, 'person', 'people'),
          },
          { label: 'NDA', value: <NdaState nda={request.nda} /> },
          { label: 'Downloads so far', value: String(request.downloads) },
        ]}
      />
    </Panel>
  );
}

function NdaState({ nda }: { nda: Desk['nda'] }) {
  if (nda.state === 'signed') return <Status tone="positive">Signed, until {formatDate(nda.until)}</Status>;
  if (nda.state === 'waived') {
    return <Status tone="warning">Waived{nda.until ? ` until ${formatDate(nda.until)}` : ''}</Status>;
  }
  if (nda.state === 'needed') return <Status tone="neutral">Not signed yet</Status>;
  return <Status tone="danger">No NDA is published</Status>;
}
