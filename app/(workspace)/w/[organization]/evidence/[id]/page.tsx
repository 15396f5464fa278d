import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { getAddingForm } from '#lib/evidence/choice-queries.ts';
import { getEvidence } from '#lib/evidence/item-queries.ts';
import { evidenceKindLabels } from '#lib/evidence/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { EvidenceStatus } from '@/components/evidence/evidence-status';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { ItemActions } from './_components/item-actions';
import { LinkedControls } from './_components/linked-controls';
import { ReviewPanel } from './_components/review-panel';
import { RevisionCard } from './_components/revision-card';

export const metadata: Metadata = { title: 'Evidence' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** One item: its revisions with their hashes, its reviews, and what it proves. */
export default async function EvidenceItemPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const item = await page(getEvidence(actor, { itemId: id }));
  const archived = item.state === 'archived';
  const byItself = item.policyId !== null || item.courseId !== null;
  const editable = may(actor, 'evidence:change') && !byItself;
  const { controls } = editable && !archived ? await page(getAddingForm(actor, {})) : { controls: [] };
  const proves = item.controls.filter(({ removedAt }) => removedAt === null);
  return (
    <>
      <PageHeader
        title={item.title}
        status={
          <>
            <Badge>{evidenceKindLabels[item.kind]}</Badge>
            <EvidenceStatus state={item.state} selfReviewed={item.selfReviewed} />
          </>
        }
        crumbs={[{ label: 'Evidence', href: workspacePaths.evidence(organization) }]}
        actions={
          editable && (
            <ItemActions
              organization={organization}
              itemId={id}
              title={item.title}
              archived={archived}
              proves={proves.map(({ control }) => control.identifier)}
            />
          )
        }
      />
      {!item.intact && (
        <Callout tone="danger" title="The chain of revisions is broken" className="mb-5">
          Something stored here was changed outside of Candor. Each revision below says what does not fit.
        </Callout>
      )}
      {byItself && (
        <Callout title="It keeps itself" className="mb-5">
          {item.policyId ? (
            <>
              What <TextLink href={policyPaths.policy(organization, item.policyId)}>the policy</TextLink>{' '}
              shows by itself: written and accepted with each publication and review, ended with its
              retirement.
            </>
          ) : (
            'What a course shows by itself: who has completed it.'
          )}
        </Callout>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-5">
          {item.revisions.map((revision, index) => (
            <RevisionCard
              key={revision.id}
              organization={organization}
              itemId={id}
              revision={revision}
              current={index === 0}
            />
          ))}
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {!byItself && (
            <ReviewPanel
              organization={organization}
              itemId={id}
              number={item.revisions.length}
              review={item.review}
            />
          )}
          <LinkedControls organization={organization} itemId={id} links={item.controls} choices={controls} />
        </div>
      </div>
    </>
  );
}
