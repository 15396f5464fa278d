import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listAreas } from '#lib/claim/queries.ts';
import { getControlTemplates } from '#lib/control/template-queries.ts';
import { findPageContradictions } from '#lib/proposal-page/contradiction-queries.ts';
import { getPageHead, getReview } from '#lib/proposal-page/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ReviewHead } from './_components/page-head';
import { Review } from './_components/review';

export const metadata: Metadata = { title: 'Review a page' };

type Props = {
  params: Promise<{ organization: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The review of a page: one proposal after the other, beside its context. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const input = { pageId: id };
  const head = await page(getPageHead(actor, input));
  const review = await page(getReview(actor, input));
  const contradictions = await page(findPageContradictions(actor, input));
  const areas = await page(listAreas(actor, {}));
  const editable = may(actor, 'proposal:decide') && head.closedAt === null;
  const library = editable ? (await page(getControlTemplates(actor, {}))).templates : [];
  const { proposal } = await searchParams;
  return (
    <>
      <ReviewHead
        organization={organization}
        head={head}
        current="review"
        committable={may(actor, 'proposal:commit')}
      />
      <Review
        organization={organization}
        review={review}
        contradictions={contradictions}
        areas={areas}
        library={library.map(({ identifier, title }) => ({ identifier, title }))}
        editable={editable}
        begin={typeof proposal === 'string' ? proposal : null}
      />
    </>
  );
}
