import type { Metadata } from 'next';
import { Invalid } from '#lib/errors.ts';
import { workspacePaths } from '#lib/paths.ts';
import { findVisitorMerge } from '#lib/visitor/merge-commands.ts';
import { getVisitor } from '#lib/visitor/profile-queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import type { SearchParams } from '@/components/table/list-params';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { MergeForm } from './_components/merge-form';
import { MergeSearch } from './_components/merge-search';

export const metadata: Metadata = { title: 'Merge visitor' };

type Props = {
  params: Promise<{ organization: string; id: string }>;
  searchParams: Promise<SearchParams>;
};

/** Merging a visitor: first the other address, then what will happen. */
export default async function MergeVisitorPage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const { email } = await searchParams;
  const actor = await memberActor(organization);
  const visitor = await page(getVisitor(actor, { visitorId: id }));
  const typed = typeof email === 'string' ? email.trim() : '';
  // An address that is none finds nobody, like one that nobody has.
  const search = findVisitorMerge(actor, { visitorId: id, email: typed || visitor.email }).catch(
    (error: unknown) => {
      if (error instanceof Invalid) return null;
      throw error;
    },
  );
  const found = await page(search);
  const name = visitor.name || visitor.email;
  return (
    <>
      <PageHeader
        title={`Merge ${name}`}
        description="For one person with two addresses, after a company was renamed or somebody changed jobs."
        crumbs={[
          { label: 'Visitors', href: workspacePaths.visitors(organization) },
          { label: name, href: workspacePaths.visitor(organization, id) },
        ]}
      />
      <div className="flex max-w-2xl flex-col gap-5">
        <MergeSearch action={workspacePaths.mergeVisitor(organization, id)} email={typed} />
        {typed && !found && (
          <Callout tone="warning">
            No visitor has this address. Invite it first; once its owner has signed in, merge.
          </Callout>
        )}
        {typed && found?.whyNot && <Callout tone="warning">{found.whyNot}</Callout>}
        {typed && found && !found.whyNot && <MergeForm organization={organization} merge={found} />}
      </div>
    </>
  );
}
