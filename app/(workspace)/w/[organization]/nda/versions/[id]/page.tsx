import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { getNdaVersion } from '#lib/nda/queries.ts';
import { getOrganization } from '#lib/organization/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { VersionState } from '../../_components/version-state';
import { DraftEditor } from './_components/draft-editor';
import { FrozenVersion } from './_components/frozen-version';

export const metadata: Metadata = { title: 'NDA version' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** One version of the agreement: a draft is written and published here, a published one is only read. */
export default async function NdaVersionPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const version = await page(getNdaVersion(actor, { versionId: id }));
  const writes = version.publishedAt === null && may(actor, 'nda:draft');
  return (
    <>
      <PageHeader
        title={`Version ${version.number}`}
        status={<VersionState version={version} />}
        description={version.title}
        crumbs={[{ label: 'NDA', href: workspacePaths.nda(organization) }]}
      />
      {writes ? (
        <DraftEditor
          organization={organization}
          organizationName={(await page(getOrganization(actor, {}))).name}
          version={version}
          whyNotPublish={whyNot(version, may(actor, 'nda:publish'))}
        />
      ) : (
        <FrozenVersion organization={organization} version={version} />
      )}
    </>
  );
}

function whyNot(
  version: { unknownFields: readonly string[]; overtakenBy: number | null },
  allowed: boolean,
): string | null {
  if (!allowed) return 'Only owners and administrators publish the agreement.';
  if (version.overtakenBy !== null)
    return `Version ${version.overtakenBy} is newer and published already. Begin a new version.`;
  if (version.unknownFields.length > 0) return 'The text uses fields that do not exist.';
  return null;
}
