import { CircleCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { gapsOf } from '#lib/profile/gap.ts';
import { linesOf } from '#lib/profile/outline.ts';
import { getProfile } from '#lib/profile/queries.ts';
import { profilePaths, taskPaths } from '#lib/profile-paths.ts';
import { listTaskChoices } from '#lib/task/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { ProfileHead } from '../../_components/profile-head';
import { ProfileTabs } from '../../_components/profile-tabs';
import { GapList } from './_components/gap-list';

export const metadata: Metadata = { title: 'Gaps' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** What is not yet where it should be, the most urgent first, to be turned into tasks. */
export default async function GapsPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const profile = await page(getProfile(actor, { profileId: id }));
  const { owners } = await page(listTaskChoices(actor, {}));
  const gaps = gapsOf(linesOf(profile.functions));
  return (
    <>
      <ProfileHead
        organization={organization}
        profile={profile}
        actions={
          <LinkButton href={`${taskPaths.list(organization)}?profile=${id}`}>
            Tasks of this profile
          </LinkButton>
        }
      />
      <ProfileTabs organization={organization} profileId={id} current="gaps" gaps={gaps.length} />
      {gaps.length === 0 ? (
        <Panel padded={false}>
          <EmptyState
            icon={<CircleCheck />}
            title="No gap"
            description="A gap is an outcome whose target tier is above its current one. Set targets, and what is missing appears here."
            actions={<LinkButton href={profilePaths.outcomes(organization, id)}>Outcomes</LinkButton>}
          />
        </Panel>
      ) : (
        <GapList
          organization={organization}
          profileId={id}
          gaps={gaps.map(({ id: requirementId, identifier, text, reason, ...gap }) => ({
            id: requirementId,
            identifier,
            text,
            reason,
            currentTier: gap.currentTier,
            targetTier: gap.targetTier,
            priority: gap.priority,
            gap: gap.gap,
            openTasks: gap.openTasks,
          }))}
          owners={owners}
          makes={may(actor, 'task:add') && profile.archivedAt === null}
        />
      )}
    </>
  );
}
