import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { PolicyReadingPage } from '@/app/_request/policy-reading';
import { publishedPolicy } from '@/app/_request/portal-policy';

type PageProps = { params: Promise<{ portal: string; policy: string }> };

/** A withdrawn policy is not to be found by search engines. */
export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { portal: slug, policy } = await params;
  const { current, portal } = await publishedPolicy(slug, policy);
  const found = portal.published.projection.indexed && current !== null;
  return {
    title: current?.title ?? translator('portal')('policyGone'),
    robots: { index: found, follow: found },
    alternates: { types: { 'application/json': portalPaths.json(portalPaths.policy(slug, policy)) } },
  };
}

/** A policy's permanent page: the version in force; once withdrawn, that it was. */
export default async function PublishedPolicyPage({ params }: PageProps) {
  const { portal: slug, policy: policyId } = await params;
  const found = await publishedPolicy(slug, policyId);
  const version = found.current ?? found.versions[0];
  if (!version) notFound();
  const path = portalPaths.policy(slug, policyId);
  return <PolicyReadingPage slug={slug} policyId={policyId} path={path} {...found} version={version} />;
}
