import type { Metadata } from 'next';
import { getEngagement, getEngagementChoices } from '#lib/engagement/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { EngagementForm } from '../../_components/engagement-form';

export const metadata: Metadata = { title: 'Change audit' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** The form for an engagement. */
export default async function ChangeEngagementPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const choices = await page(getEngagementChoices(actor, {}));
  const engagement = await page(getEngagement(actor, { engagementId: id }));
  // Who has lost the role since stays named until somebody takes them out.
  const lost = engagement.auditors
    .filter((one) => !choices.auditors.some((other) => other.id === one.id))
    .map((one) => ({ ...one, email: '' }));
  return (
    <>
      <PageHeader
        title={engagement.name}
        crumbs={[{ label: 'Audits', href: workspacePaths.engagements(organization) }]}
      />
      <EngagementForm
        organization={organization}
        engagement={engagement}
        frameworks={choices.frameworks}
        auditors={[...choices.auditors, ...lost]}
      />
    </>
  );
}
