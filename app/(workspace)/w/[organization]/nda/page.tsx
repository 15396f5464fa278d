import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listNdaVersions } from '#lib/nda/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { NdaTabs } from './_components/nda-tabs';
import { NewVersion } from './_components/new-version';
import { VersionTable } from './_components/version-table';

export const metadata: Metadata = { title: 'NDA' };

type Props = { params: Promise<{ organization: string }> };

/** The agreement with its versions: which one is signed now, which one is being written. */
export default async function NdaPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const versions = await page(listNdaVersions(actor, {}));
  const draft = versions.find((version) => version.publishedAt === null);
  const published = versions.some((version) => version.current);
  return (
    <>
      <PageHeader
        title="NDA"
        description="The agreement that visitors sign before confidential and restricted documents open."
        actions={
          may(actor, 'nda:draft') &&
          (draft ? (
            <LinkButton variant="primary" href={workspacePaths.ndaVersion(organization, draft.id)}>
              Continue draft
            </LinkButton>
          ) : (
            <NewVersion organization={organization} />
          ))
        }
      />
      <NdaTabs organization={organization} current="versions" />
      {!published && (
        <Callout tone="warning" title="No agreement is published" className="mb-4">
          Confidential and restricted documents stay closed until one is, or until the NDA is waived.
        </Callout>
      )}
      <VersionTable organization={organization} rows={versions} />
    </>
  );
}
