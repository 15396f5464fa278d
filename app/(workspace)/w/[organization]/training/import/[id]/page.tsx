import type { Metadata } from 'next';
import { formatNumber } from '#lib/format.ts';
import { getCompletionImport } from '#lib/training/draft-queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ImportProblems } from '@/components/table/import-problems';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { DecideImport, DiscardImport } from './_components/decide-import';
import { PlannedCompletions } from './_components/planned-completions';

export const metadata: Metadata = { title: 'Import completions' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** What a table of completions would do, before it does. */
export default async function CompletionImportPage({ params }: Props) {
  const { organization, id } = await params;
  const draft = await page(getCompletionImport(await memberActor(organization), { draftId: id }));
  const crumbs = [
    { label: 'Training', href: trainingPaths.list(organization) },
    { label: 'Import', href: trainingPaths.import(organization) },
  ];
  if (draft.decidedAt)
    return (
      <>
        <PageHeader title={draft.fileName} crumbs={crumbs} />
        <Callout tone="info" title="This table was imported already">
          Its content is kept no longer. What it brought stands in the record of each person.
        </Callout>
      </>
    );
  const { added, count, unchanged, ignored, problems, seen } = draft;
  return (
    <>
      <PageHeader
        title={draft.fileName}
        description={`${formatNumber(count)} new, ${formatNumber(unchanged)} known already.`}
        crumbs={crumbs}
        actions={<DiscardImport organization={organization} draftId={id} />}
      />
      <div className="flex flex-col gap-5">
        <ImportProblems problems={problems} />
        {problems.length === 0 && count === 0 && (
          <Callout tone="info" title="All of these completions are known already." />
        )}
        {problems.length === 0 && count > 0 && (
          <DecideImport organization={organization} draftId={id} seen={seen} count={count} />
        )}
        {ignored.length > 0 && (
          <Callout tone="neutral" title="Columns that are not read">
            <bdi>{ignored.join(', ')}</bdi>
          </Callout>
        )}
        <PlannedCompletions rows={added} count={count} />
      </div>
    </>
  );
}
