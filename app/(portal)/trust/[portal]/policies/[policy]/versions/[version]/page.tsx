import type { Metadata } from 'next';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { PolicyReadingPage } from '@/app/_request/policy-reading';
import { publishedVersion } from '@/app/_request/portal-policy';

type PageProps = { params: Promise<{ portal: string; policy: string; version: string }> };

/** Versions are for those who cite them, not for search engines. */
export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { portal, policy, version: number } = await params;
  const { version } = await publishedVersion(portal, policy, number);
  return {
    title: translator('portal')('policyVersion', { number: version.number }),
    robots: { index: false, follow: false },
  };
}

/** One version of a policy, as it was public. */
export default async function PublishedVersionPage({ params }: PageProps) {
  const { portal: slug, policy: policyId, version: number } = await params;
  const found = await publishedVersion(slug, policyId, number);
  const path = portalPaths.policyVersion(slug, policyId, found.version.number);
  return <PolicyReadingPage slug={slug} policyId={policyId} path={path} {...found} />;
}
