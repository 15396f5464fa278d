import { notFound } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import { readerLocale } from '#lib/messages/reader.ts';
import { findShownVersions, getShownText, getShownTexts } from '#lib/portal/policy-queries.ts';
import { page } from './edge';
import { publishedPortal } from './portal';

/**
 * A policy at its permanent address: the versions that were ever public, and the one public now (null: withdrawn). 404 if it
 * never was.
 */
export const publishedPolicy = cache(async (slug: string, policyId: string) => {
  const portal = await publishedPortal(slug);
  const { actor, portalId } = portal;
  const versions = await page(findShownVersions(actor, { portalId, policyId }));
  if (versions.length === 0) notFound();
  return { portal, versions, current: versions.find(({ endedAt }) => endedAt === null) ?? null };
});

const versionNumber = z.string().regex(/^[1-9]\d{0,8}$/);

/** A version at its permanent address. 404 where that version was never public. */
export const publishedVersion = cache(async (slug: string, policyId: string, number: string) => {
  const found = await publishedPolicy(slug, policyId);
  const wanted = versionNumber.safeParse(number);
  const version = found.versions.find((row) => wanted.success && row.number === Number(wanted.data));
  if (!version) notFound();
  return { ...found, version };
});

/** What a shown version says, in the language asked for or that of the page. Null for a PDF as it came. */
export const publishedText = cache(
  async (slug: string, policyId: string, number: number, locale?: string) => {
    const { portal } = await publishedPolicy(slug, policyId);
    const { actor, portalId } = portal;
    return page(getShownText(actor, { portalId, policyId, number, locale: locale ?? readerLocale() }));
  },
);

/** The same facts for programs; once withdrawn, the days and no words. */
export async function policyJson(slug: string, policyId: string, number: number) {
  const { portal, versions, current } = await publishedPolicy(slug, policyId);
  const { actor, portalId } = portal;
  if (!current) {
    const days = versions.map((version) => ({
      number: version.number,
      publishedAt: version.publishedAt,
      endedAt: version.endedAt,
    }));
    return { value: { id: policyId, state: 'withdrawn', versions: days }, gone: true };
  }
  const texts = await page(getShownTexts(actor, { portalId, policyId, number }));
  const shown = versions.find((version) => version.number === number);
  const { versionId: _, ...facts } = shown ?? current;
  const state = current.number === number ? 'in-force' : 'replaced';
  const others = versions.map(({ versionId: __, ...version }) => version);
  return { value: { id: policyId, state, ...facts, texts, versions: others } };
}
