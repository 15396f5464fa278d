import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { getAddingForm } from '#lib/evidence/choice-queries.ts';
import { listPackFrameworks } from '#lib/evidence/pack-queries.ts';
import { listEvidence } from '#lib/evidence/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { EvidenceTable } from '@/components/evidence/evidence-table';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { AnchorButton } from '@/components/ui/anchor-button';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { evidenceSpec } from './_components/evidence-spec';
import { PackDialog } from './_components/pack-dialog';

export const metadata: Metadata = { title: 'Evidence' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** Dated proof of what the controls say. */
export default async function EvidencePage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const query = await searchParams;
  const wanted = listParams(evidenceSpec(query), query);
  const { rows, ...where } = await page(listEvidence(actor, wanted));
  const editor = may(actor, 'evidence:change');
  const { controls } = editor ? await page(getAddingForm(actor, {})) : { controls: [] };
  const frameworks = await page(listPackFrameworks(actor, {}));
  const { search, filters } = wanted;
  const narrowed = new URLSearchParams({ ...(search ? { q: search } : {}), ...filters }).toString();
  return (
    <>
      <PageHeader
        title="Evidence"
        description="Dated proof of what your controls say. Each revision is hashed with the one before it, and reviewed by somebody else."
        actions={
          <>
            {may(actor, 'evidence:review') && (
              <LinkButton href={workspacePaths.reviewEvidence(organization)}>Review</LinkButton>
            )}
            {editor && (
              <LinkButton variant="primary" href={workspacePaths.addEvidence(organization)}>
                Add evidence
              </LinkButton>
            )}
          </>
        }
      />
      <EvidenceTable
        organization={organization}
        addable={editor}
        rows={rows}
        page={where}
        sort={sortName(wanted)}
        controls={controls.map(({ id, identifier, title }) => ({
          value: id,
          label: `${identifier} ${title}`,
        }))}
        tools={
          <>
            <PackDialog
              organization={organization}
              frameworks={frameworks.map(({ id, title, version }) => ({ id, label: `${title} ${version}` }))}
            />
            <AnchorButton
              size="sm"
              href={workspacePaths.exportCsv(workspacePaths.evidence(organization), narrowed)}
            >
              Export CSV
            </AnchorButton>
          </>
        }
      />
    </>
  );
}
