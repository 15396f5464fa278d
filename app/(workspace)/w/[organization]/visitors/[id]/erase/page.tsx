import type { Metadata } from 'next';
import { previewVisitorErasure } from '#lib/erasure/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { EraseForm } from './_components/erase-form';

export const metadata: Metadata = { title: 'Erase visitor' };

type Props = { params: Promise<{ organization: string; id: string }> };

function whyNotOf(visitor: { erasedAt: Date | null; mergedIntoId: string | null }): string | null {
  if (visitor.erasedAt) return 'This visitor was erased already.';
  if (visitor.mergedIntoId)
    return 'This visitor was merged into another one. Erase that one; both are erased then.';
  return null;
}

/** Erasing a person who asks for it: first what goes and what stays, and why. */
export default async function EraseVisitorPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const visitor = await page(previewVisitorErasure(actor, { visitorId: id }));
  const name = visitor.name || visitor.email;
  const whyNot = whyNotOf(visitor);
  return (
    <>
      <PageHeader
        title={`Erase ${name}`}
        description="For a person who asks that nothing about them is kept."
        crumbs={[
          { label: 'Visitors', href: workspacePaths.visitors(organization) },
          { label: name, href: workspacePaths.visitor(organization, id) },
        ]}
      />
      <div className="flex max-w-2xl flex-col gap-5">
        {whyNot ? (
          <Callout tone="warning">{whyNot}</Callout>
        ) : (
          <EraseForm organization={organization} visitor={visitor} />
        )}
      </div>
    </>
  );
}
