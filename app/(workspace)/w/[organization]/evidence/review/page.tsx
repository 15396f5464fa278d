import { Stamp } from 'lucide-react';
import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listEvidence } from '#lib/evidence/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { EvidenceTable } from '@/components/evidence/evidence-table';
import { listParams, type SearchParams } from '@/components/table/list-params';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';

export const metadata: Metadata = { title: 'Review evidence' };

const spec = { sorts: ['createdAt'], defaultSort: 'createdAt' } as const;

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** What was brought and nobody has looked at, the oldest first. */
export default async function ReviewEvidencePage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const { after, before, sort } = listParams(spec, await searchParams);
  const wanted = { after, before, sort, descending: false, filters: { state: 'waiting' } } as const;
  const { rows, ...where } = await page(listEvidence(actor, wanted));
  return (
    <>
      <PageHeader
        title="Review evidence"
        description="What was brought and nobody has reviewed, the oldest first. It proves nothing until somebody accepts it."
        crumbs={[{ label: 'Evidence', href: workspacePaths.evidence(organization) }]}
      />
      {!may(actor, 'evidence:review') && (
        <Callout tone="neutral" className="mb-4">
          Your role reads evidence but does not review it.
        </Callout>
      )}
      <EvidenceTable
        organization={organization}
        rows={rows}
        page={where}
        narrowed={false}
        label="Evidence to be reviewed"
        empty={
          <EmptyState
            icon={<Stamp />}
            title="Nothing waits for a review"
            description="New evidence and new revisions appear here until somebody accepts or rejects them."
          />
        }
      />
    </>
  );
}
