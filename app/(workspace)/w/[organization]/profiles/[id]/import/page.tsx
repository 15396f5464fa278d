import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { getProfile } from '#lib/profile/queries.ts';
import { outcomeHeading, profileColumns } from '#lib/profile/sheet.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { TableDrop } from '@/components/table/table-drop';
import { Panel } from '@/components/ui/panel';
import { ProfileHead } from '../../_components/profile-head';

export const metadata: Metadata = { title: 'Import profile' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** Takes a profile's workbook, and says how it must look. */
export default async function ImportProfilePage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  if (!may(actor, 'profile:import')) forbidden();
  const profile = await page(getProfile(actor, { profileId: id }));
  const others = profileColumns.filter(({ field }) => field !== null);
  return (
    <>
      <ProfileHead organization={organization} profile={profile} title="Import a workbook" />
      <TableDrop
        label="Choose a workbook"
        hint="XLSX or CSV in the shape of NIST’s template. You see what would change before anything does."
        accept=".xlsx,.csv,text/csv"
        receive={profilePaths.receive(organization, id, '')}
        previews={profilePaths.import(organization, id)}
      />
      <Panel title="How it looks" className="mt-3">
        <p>
          NIST’s organizational profile template, filled in, or a workbook that was taken from here. A row is
          found by the column <span className="font-medium">{outcomeHeading}</span>; the others may be missing
          and then leave things as they are: {others.map(({ heading }) => heading).join(', ')}.
        </p>
        <ul className="mt-3 list-disc ps-5 text-ink-muted">
          <li>Current Status and Target CSF Tier: 1 to 4, with or without the tier’s name.</li>
          <li>Priorities: high, medium or low. Included: yes or no; empty is yes.</li>
          <li>Rows of functions and categories are headings and are not read.</li>
        </ul>
      </Panel>
    </>
  );
}
