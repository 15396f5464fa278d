import { dayOf } from '#lib/day.ts';
import { translator } from '#lib/messages/translator.ts';
import { workspacePaths } from '#lib/paths.ts';
import { getPortal } from '#lib/portal/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { requestNonce } from '@/app/_request/nonce';
import { shellOf } from '@/app/_request/portal';
import { noLinks } from '@/components/portal/links';
import { Overview, overviewAnchors } from '@/components/portal/overview';
import { PortalShell } from '@/components/shell/portal-shell';
import { TextLink } from '@/components/ui/text-link';

type PageProps = { params: Promise<{ organization: string }> };

export const metadata = { title: 'Preview' };

/** The draft as visitors would see it, for members only: the same components, outside of the workspace's frame. */
export default async function PortalPreviewPage({ params }: PageProps) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const { slug, draft } = await page(getPortal(actor, {}));
  const t = translator('portal');
  const here = workspacePaths.portalPreview(organization);
  return (
    <PortalShell
      portal={{ ...shellOf(slug, draft, `${workspacePaths.portal(organization)}/logo`), href: here }}
      anchors={overviewAnchors(draft)}
      visitor={{ state: 'anonymous', signInHref: here }}
      contact={{ email: draft.contactEmail }}
      nonce={await requestNonce()}
      banner={
        <p className="flex flex-wrap justify-center gap-x-4 gap-y-1 bg-warning-soft px-4 py-2.5 text-center text-sm">
          {t('preview')}
          <TextLink href={workspacePaths.portal(organization)}>{t('previewBack')}</TextLink>
        </p>
      }
    >
      <Overview
        projection={draft}
        links={noLinks}
        today={dayOf(new Date())}
        publication={t('unpublishedEdition')}
      />
    </PortalShell>
  );
}
