import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { getPersonRecord } from '#lib/duty/record-queries.ts';
import { noneOf } from '#lib/duty/record-words.ts';
import { acknowledgementPaths } from '#lib/duty-paths.ts';
import { formatDate, formatDateTime } from '#lib/format.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { AnchorButton } from '@/components/ui/anchor-button';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { PrintButton } from './_components/print-button';
import { RecordDuties } from './_components/record-duties';
import { RecordFile } from './_components/record-file';
import { RecordProofs } from './_components/record-proofs';

export const metadata: Metadata = { title: 'Record of a person' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** Everything somebody owed and did, on one page that prints. */
export default async function PersonRecordPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const record = await page(getPersonRecord(actor, { personId: id }));
  const { person } = record;
  const downloads = may(actor, 'acknowledgement:download');
  const day = (value: string | null) => (value ? formatDate(new Date(value)) : 'Not known');
  return (
    <div className="record max-w-4xl">
      <PageHeader
        title={person.name}
        description={`Record of ${record.organization}, as of ${formatDateTime(new Date(), record.timeZone)}.`}
        crumbs={[
          { label: 'People', href: peoplePaths.list(organization) },
          { label: person.name, href: peoplePaths.person(organization, id) },
        ]}
        actions={
          <>
            {may(actor, 'acknowledgement:record') && !person.erasedAt && (
              <LinkButton href={acknowledgementPaths.record(organization, { email: person.email })}>
                Record on paper
              </LinkButton>
            )}
            {downloads && record.receipts.length > 0 && (
              <AnchorButton href={acknowledgementPaths.receipts(organization, id)} download>
                Receipts as PDF
              </AnchorButton>
            )}
            {may(actor, 'duty:export') && <RecordFile href={peoplePaths.recordFile(organization, id)} />}
            <PrintButton />
          </>
        }
      />
      <DescriptionList
        facts={[
          { label: 'E-mail', value: <bdi>{person.email}</bdi> },
          { label: 'Team', value: <bdi>{person.team || 'None'}</bdi> },
          { label: 'Role', value: <bdi>{person.role || 'None'}</bdi> },
          { label: 'Manager', value: <bdi>{person.manager ?? 'Nobody'}</bdi> },
          { label: 'Started on', value: day(person.startedOn) },
          ...(person.leftOn ? [{ label: 'Left on', value: day(person.leftOn) }] : []),
        ]}
      />
      {record.cut && <p className="mt-4 text-ink-muted">{noneOf.cut}</p>}
      <RecordDuties record={record} />
      <RecordProofs
        record={record}
        proofOf={downloads ? (receiptId) => acknowledgementPaths.proof(organization, receiptId) : null}
      />
    </div>
  );
}
