import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { formatNumber } from '#lib/format.ts';
import { summaryOf } from '#lib/profile/gap.ts';
import { linesOf } from '#lib/profile/outline.ts';
import { getProfile } from '#lib/profile/queries.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import type { SearchParams } from '@/components/table/list-params';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Panel } from '@/components/ui/panel';
import { Stat, StatRow } from '@/components/ui/stat';
import { ProfileHead } from '../_components/profile-head';
import { ProfileTabs } from '../_components/profile-tabs';
import { AsOfForm, PastNotice } from './_components/as-of';
import { ProfileActions } from './_components/profile-actions';
import { ProfileFigure } from './_components/profile-figure';
import { dayIn } from './_components/profile-query';

export const metadata: Metadata = { title: 'Profile' };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<SearchParams> };

/** A profile at a glance: current and target by function and category. */
export default async function ProfilePage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const asOf = dayIn(await searchParams);
  const profile = await page(getProfile(actor, { profileId: id, asOf }));
  const { current, target, included, rated, gaps } = summaryOf(linesOf(profile.functions));
  const openTasks = linesOf(profile.functions).reduce((sum, line) => sum + line.openTasks, 0);
  return (
    <>
      <ProfileHead
        organization={organization}
        profile={profile}
        actions={
          <ProfileActions
            organization={organization}
            profile={{ id, name: profile.name, archived: profile.archivedAt !== null }}
            editable={may(actor, 'profile:change')}
          />
        }
      />
      <ProfileTabs organization={organization} profileId={id} current="overview" gaps={gaps} asOf={asOf} />
      {asOf && <PastNotice organization={organization} profileId={id} asOf={asOf} />}
      <StatRow>
        <Stat
          label="Rated"
          value={
            <>
              {formatNumber(rated)}
              <span className="font-normal text-base text-ink-muted"> of {formatNumber(included)}</span>
            </>
          }
          href={profilePaths.outcomes(organization, id, asOf)}
        />
        <Stat label="Current tier, on average" value={current === null ? '–' : current.toFixed(1)} />
        <Stat label="Target tier, on average" value={target === null ? '–' : target.toFixed(1)} />
        <Stat
          label="Gaps"
          value={formatNumber(gaps)}
          note={asOf ? undefined : `${formatNumber(openTasks)} open tasks`}
          href={profilePaths.gaps(organization, id)}
        />
      </StatRow>
      <Panel
        title="Current and target by function and category"
        actions={<AsOfForm asOf={asOf} today={profile.today} />}
        padded={false}
      >
        <ProfileFigure
          functions={profile.functions}
          hrefOf={(category) => `${profilePaths.outcomes(organization, id, asOf)}#${category}`}
        />
      </Panel>
      <TakeAway organization={organization} profileId={id} asOf={asOf} />
    </>
  );
}

function TakeAway({
  organization,
  profileId,
  asOf,
}: {
  organization: string;
  profileId: string;
  asOf: string | null;
}) {
  return (
    <Panel title="Take it with you" className="mt-5">
      <p className="mb-3 text-ink-muted">
        The workbook has the columns of NIST’s organizational profile template and can be imported again. The
        OSCAL files are for programs: the outcomes with their tiers, and the controls that answer them.
      </p>
      <p className="flex flex-wrap gap-2">
        <AnchorButton href={profilePaths.workbook(organization, profileId, asOf)}>
          Workbook (XLSX)
        </AnchorButton>
        <AnchorButton href={profilePaths.oscal(organization, profileId)}>OSCAL profile</AnchorButton>
        <AnchorButton href={profilePaths.components(organization, profileId)}>
          OSCAL component definition
        </AnchorButton>
      </p>
    </Panel>
  );
}
