import { Scale } from 'lucide-react';
import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { findPageContradictions } from '#lib/proposal-page/contradiction-queries.ts';
import { getPageHead } from '#lib/proposal-page/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { otherSide } from '../_components/notes';
import { ReviewHead } from '../_components/page-head';

export const metadata: Metadata = { title: 'Contradictions' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** Where a page says something else than another page or a claim. */
export default async function ContradictionsPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const head = await page(getPageHead(actor, { pageId: id }));
  const found = await page(findPageContradictions(actor, { pageId: id }));
  return (
    <>
      <ReviewHead
        organization={organization}
        head={head}
        current="contradictions"
        committable={may(actor, 'proposal:commit')}
      />
      <Panel padded={false}>
        {found.length === 0 ? (
          <EmptyState
            icon={<Scale />}
            title="Nothing contradicts this page"
            description="It is compared with your claims and with the other pages that wait for their review: other figures for the same thing, or the opposite."
          />
        ) : (
          <ul className="divide-y">
            {found.map((one) => (
              <li key={`${one.proposalId} ${one.other.id}`} className="px-4 py-3.5">
                <p dir="auto" className="wrap-anywhere mb-2">
                  <Badge tone="warning" className="me-2">
                    {one.topic}
                  </Badge>
                  {one.reason}
                </p>
                <dl className="grid gap-x-6 gap-y-2 md:grid-cols-2">
                  <Side
                    title="This page"
                    text={one.text}
                    href={workspacePaths.proposalPage(organization, id, one.proposalId)}
                  />
                  <Side title={one.other.voice} text={one.other.text} href={otherSide(organization, one)} />
                </dl>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

function Side({ title, text, href }: { title: string; text: string; href: string }) {
  return (
    <div className="min-w-0">
      <dt dir="auto" className="wrap-anywhere text-ink-muted text-xs first-letter:uppercase">
        {title}
      </dt>
      <dd dir="auto" className="wrap-anywhere">
        <TextLink href={href}>{text}</TextLink>
      </dd>
    </div>
  );
}
