import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { formatNumber } from '#lib/format.ts';
import { getProfileImport } from '#lib/profile/import-queries.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ImportProblems } from '@/components/table/import-problems';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { DecideProfileImport } from './_components/decide-profile-import';

export const metadata: Metadata = { title: 'Import profile' };

type Props = { params: Promise<{ organization: string; id: string; draft: string }> };

/** What a workbook would change in a profile, before it does. */
export default async function ProfileImportPage({ params }: Props) {
  const { organization, id, draft: draftId } = await params;
  const draft = await page(getProfileImport(await memberActor(organization), { draftId }));
  if (draft.profile.id !== id) notFound();
  const { changed, unchanged, ignored, problems, decidedAt, profile } = draft;
  return (
    <>
      <PageHeader
        title={draft.fileName}
        description={`${formatNumber(changed.length)} changed, ${formatNumber(unchanged)} as they are.`}
        crumbs={[
          { label: 'Profiles', href: profilePaths.list(organization) },
          { label: profile.name, href: profilePaths.profile(organization, id) },
          { label: 'Import', href: profilePaths.import(organization, id) },
        ]}
        actions={
          !decidedAt && (
            <DecideProfileImport
              organization={organization}
              profileId={id}
              draftId={draftId}
              count={changed.length}
              possible={problems.length === 0 && changed.length > 0}
            />
          )
        }
      />
      <div className="flex flex-col gap-5">
        {decidedAt && <Callout tone="info" title="This workbook was imported already." />}
        <ImportProblems problems={problems} />
        {ignored.length > 0 && (
          <Callout tone="neutral" title="Columns that are not read">
            <bdi>{ignored.join(', ')}</bdi>
          </Callout>
        )}
        {problems.length === 0 && changed.length === 0 && !decidedAt && (
          <Callout tone="info" title="The profile is as this workbook says already." />
        )}
        {changed.length > 0 && (
          <Panel title="What changes" padded={false}>
            <ul className="divide-y">
              {changed.map(({ place, identifier, words }) => (
                <li key={place} className="px-4 py-2.5">
                  <p className="font-medium tabular-nums">{identifier}</p>
                  {words.map((word) => (
                    <p key={word} dir="auto" className="wrap-anywhere text-ink-muted text-xs">
                      {word}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </>
  );
}
