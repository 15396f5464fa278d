import type { MemberActor } from '#lib/auth/actor.ts';
import { getReview, type PageReview } from '#lib/proposal-page/queries.ts';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { receivePage } from '#lib/proposal-page/upload.ts';
import { arrangeFramework } from './control.ts';
import type { World } from './world.ts';

/** A security page in our own words: two sections, four claims, a company and an address. */
export const securityPage = `# Northwind security

Write to security@northwind.example.

## Data protection

All customer data is encrypted at rest with AES-256.
Backups are deleted within 60 days.
Our service is hosted on Google Cloud.

## People

Every employee completes security training every year.
`;

/** Reads a page into the organization; returns its review. */
export async function readIn(
  actor: MemberActor,
  text = securityPage,
  label = 'Security page',
): Promise<PageReview> {
  const page = { label, address: 'https://northwind.example/security', fileName: 'page.md' };
  const pageId = await receivePage(actor, { ...page, bytes: Buffer.from(text) });
  return getReview(actor, { pageId });
}

/** The proposal of a review whose sentence begins so. */
export function proposalSaying({ proposals }: PageReview, words: string): ReviewProposal {
  const found = proposals.find(({ sentence }) => sentence.startsWith(words));
  if (!found) throw new Error(`no proposal says ${words}`);
  return found;
}

/** Puts the subcategories that the page speaks of into the organization. */
export function arrangeCsf(world: World): Promise<Map<string, string>> {
  const identifiers = ['PR.DS-01', 'PR.DS-11', 'PR.AT-01', 'PR.AT-02', 'ID.AM-08', 'GV.SC-04', 'ID.AM-04'];
  return arrangeFramework(world, { key: 'nist-csf', version: '2.0' }, identifiers);
}
