import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { gapsOf } from '#lib/profile/gap.ts';
import { linesOf } from '#lib/profile/outline.ts';
import { getProfile } from '#lib/profile/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import type { SearchParams } from '@/components/table/list-params';
import { ProfileHead } from '../../_components/profile-head';
import { ProfileTabs } from '../../_components/profile-tabs';
import { PastNotice } from '../_components/as-of';
import { dayIn } from '../_components/profile-query';
import { ProfileGrid } from './_components/profile-grid';

export const metadata: Metadata = { title: 'Outcomes' };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<SearchParams> };

/** Every subcategory of a profile, to be rated by keyboard. */
export default async function OutcomesPage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const asOf = dayIn(await searchParams);
  const profile = await page(getProfile(actor, { profileId: id, asOf }));
  const { functions, archivedAt } = profile;
  return (
    <>
      <ProfileHead organization={organization} profile={profile} />
      <ProfileTabs
        organization={organization}
        profileId={id}
        current="outcomes"
        gaps={gapsOf(linesOf(functions)).length}
        asOf={asOf}
      />
      {asOf && <PastNotice organization={organization} profileId={id} asOf={asOf} />}
      <ProfileGrid
        key={asOf}
        organization={organization}
        profileId={id}
        functions={functions}
        editable={may(actor, 'profile:change') && asOf === null && archivedAt === null}
      />
    </>
  );
}
