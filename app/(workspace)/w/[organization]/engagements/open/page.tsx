import type { Metadata } from 'next';
import { getEngagementChoices } from '#lib/engagement/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { EngagementForm } from '../_components/engagement-form';

export const metadata: Metadata = { title: 'Open audit' };

/** The form for a new engagement. */
export default async function OpenEngagementPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const choices = await page(getEngagementChoices(await memberActor(organization), {}));
  return (
    <>
      <PageHeader
        title="Open audit"
        crumbs={[{ label: 'Audits', href: workspacePaths.engagements(organization) }]}
      />
      <EngagementForm organization={organization} engagement={null} {...choices} />
    </>
  );
}
