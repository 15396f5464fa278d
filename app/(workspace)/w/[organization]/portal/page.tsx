import { ExternalLink } from 'lucide-react';
import { may } from '#lib/auth/permissions.ts';
import { portalPaths, workspacePaths } from '#lib/paths.ts';
import { getPortal, listProjections } from '#lib/portal/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Status } from '@/components/ui/badge';
import { PageHeader } from '@/components/ui/page-header';
import { Editions } from './_components/editions';
import { LogoField } from './_components/logo-field';
import { PortalForm } from './_components/portal-form';
import { PublishBar } from './_components/publish-bar';

type PageProps = { params: Promise<{ organization: string }> };

export const metadata = { title: 'Portal' };

/** The public face: what it says of itself, what is not public yet, and what was. */
export default async function PortalSettingsPage({ params }: PageProps) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const portal = await page(getPortal(actor, {}));
  const editions = await page(listProjections(actor, { portalId: portal.id }));
  const { draft, published, changes, findings } = portal;
  const whyNot = may(actor, 'portal:update') ? null : 'You may look, but not change this.';
  return (
    <>
      <PageHeader
        title="Portal"
        status={
          published ? (
            <Status tone="positive">Public, edition {published.number}</Status>
          ) : (
            <Status tone="warning">Not public</Status>
          )
        }
        description={portalPaths.overview(portal.slug)}
        actions={
          <>
            <AnchorButton href={workspacePaths.portalPreview(organization)}>
              Preview as a visitor
            </AnchorButton>
            {published && (
              <AnchorButton href={portalPaths.overview(portal.slug)} target="_blank" rel="noopener">
                <ExternalLink aria-hidden />
                Open the portal
              </AnchorButton>
            )}
          </>
        }
      />
      <PublishBar
        organization={organization}
        portalId={portal.id}
        sha256={portal.draftSha256}
        isPublic={published !== null}
        changes={changes}
        findings={findings}
        whyNotPublish={may(actor, 'portal:publish') ? null : 'You may not publish.'}
        whyNotWithdraw={may(actor, 'portal:withdraw') ? null : 'Only an owner or admin can take it offline.'}
      />
      <PortalForm
        organization={organization}
        portalId={portal.id}
        draft={draft}
        whyNot={whyNot}
        logo={
          <LogoField
            organization={organization}
            portalId={portal.id}
            uploadTo={`${workspacePaths.portal(organization)}/logo`}
            logo={draft.logo}
            editable={whyNot === null}
          />
        }
      />
      <Editions editions={editions} />
    </>
  );
}
