import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { portalPaths } from '#lib/paths.ts';
import { PolicyReadingPage } from '@/app/_request/policy-reading';
import { publishedText, publishedVersion } from '@/app/_request/portal-policy';

type Params = { portal: string; policy: string; version: string; locale: string };
type PageProps = { params: Promise<Params> };

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** A version of a policy in one of its languages. 404 for a language that it does not have. */
export default async function PublishedLanguagePage({ params }: PageProps) {
  const { portal: slug, policy: policyId, version: number, locale } = await params;
  const found = await publishedVersion(slug, policyId, number);
  if (found.current) {
    const text = await publishedText(slug, policyId, found.version.number, locale);
    if (text?.locale !== locale) notFound();
  }
  const path = portalPaths.policyVersion(slug, policyId, found.version.number);
  return <PolicyReadingPage slug={slug} policyId={policyId} path={path} locale={locale} {...found} />;
}
