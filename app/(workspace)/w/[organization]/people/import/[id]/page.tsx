import type { Metadata } from 'next';
import { formatNumber } from '#lib/format.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { getPersonImport } from '#lib/person/import-queries.ts';
import { previewInput } from '#lib/person/import-schema.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ImportProblems } from '@/components/table/import-problems';
import type { SearchParams } from '@/components/table/list-params';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { DateOrder } from './_components/date-order';
import { DecideImport } from './_components/decide-import';
import { DiscardImport } from './_components/discard-import';
import { PlannedPersons, UntouchedPersons } from './_components/planned-persons';

export const metadata: Metadata = { title: 'Import people' };

type Props = {
  params: Promise<{ organization: string; id: string }>;
  searchParams: Promise<SearchParams>;
};

/** What a table of people would do, before it does. */
export default async function PersonImportPage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const order = previewInput.shape.order.safeParse((await searchParams).dates).data ?? null;
  const draft = await page(getPersonImport(actor, { draftId: id, order }));
  const crumbs = [
    { label: 'People', href: peoplePaths.list(organization) },
    { label: 'Import', href: peoplePaths.import(organization) },
  ];
  if (draft.decidedAt)
    return (
      <>
        <PageHeader title={draft.fileName} crumbs={crumbs} />
        <Callout tone="info" title="This table was imported already">
          Its content is kept no longer. What it did stands in the history of each person and in the audit
          log.
        </Callout>
      </>
    );
  const { added, changed, unchanged, kept, missing, ignored, notes, problems, ambiguous } = draft;
  const count = added.length + changed.length;
  return (
    <>
      <PageHeader
        title={draft.fileName}
        description={`${formatNumber(added.length)} new, ${formatNumber(changed.length)} changed, ${formatNumber(unchanged)} as they are, ${formatNumber(missing.length)} not in the table.`}
        crumbs={crumbs}
        actions={<DiscardImport organization={organization} draftId={id} />}
      />
      <div className="flex flex-col gap-5">
        {(ambiguous || order) && <DateOrder order={order} />}
        <ImportProblems problems={problems} />
        {problems.length === 0 && count === 0 && missing.length === 0 && (
          <Callout tone="info" title="Everything is as this table says already." />
        )}
        {problems.length === 0 && count + missing.length > 0 && (
          <DecideImport
            organization={organization}
            draftId={id}
            seen={draft.seen}
            order={order}
            count={count}
            missing={{
              fed: missing.filter(({ source }) => source === 'csv').length,
              all: missing.length,
            }}
            today={draft.today}
          />
        )}
        {notes.length > 0 && (
          <Callout tone="warning" title="Worth knowing">
            <ul className="list-disc ps-5">
              {notes.slice(0, 20).map((note) => (
                <li key={note} dir="auto" className="wrap-anywhere">
                  {note}
                </li>
              ))}
            </ul>
            {notes.length > 20 && <p>And {formatNumber(notes.length - 20)} more.</p>}
          </Callout>
        )}
        {ignored.length > 0 && (
          <Callout tone="neutral" title="Columns that are not read">
            <bdi>{ignored.join(', ')}</bdi>
          </Callout>
        )}
        <PlannedPersons title="New" rows={added} />
        <PlannedPersons title="Changed" rows={changed} />
        <UntouchedPersons
          title="In the directory, but not in the table"
          description="They stay as they are, unless you say above that they have left."
          rows={missing}
        />
        <UntouchedPersons
          title="Fed by the directory connection"
          description="The table says something else of them. It is not taken over."
          rows={kept}
        />
      </div>
    </>
  );
}
