import type { Metadata } from 'next';
import { traceCopy } from '#lib/copy/queries.ts';
import { getDeliveryChoices } from '#lib/delivery/choice-queries.ts';
import { listDeliveries } from '#lib/delivery/queries.ts';
import { NotFound } from '#lib/errors.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams } from '@/components/table/list-params';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { deliverySpec, namedFilters, narrowingsOf } from './_components/delivery-filters';
import { DeliveryTable } from './_components/delivery-table';
import { TraceForm } from './_components/trace-form';
import { TraceResult } from './_components/trace-result';

export const metadata: Metadata = { title: 'Deliveries' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

function searchOf(query: SearchParams): string {
  const kept = ['q', 'completeness', 'document', 'visitor', 'revision'];
  const given = kept.flatMap((name) => {
    const value = query[name];
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
  return new URLSearchParams(given).toString();
}

async function trace(actor: Awaited<ReturnType<typeof memberActor>>, code: string) {
  try {
    return { found: await traceCopy(actor, { code }), message: null };
  } catch (error) {
    if (error instanceof NotFound) return { found: null, message: error.message };
    throw error;
  }
}

/** Every download: who, what, which copy, when, from where, how complete. And whose copy a page is of. */
export default async function DeliveriesPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const query = await searchParams;
  const actor = await memberActor(organization);
  const wanted = listParams(deliverySpec, query);
  const named = namedFilters(query);
  const filters = { ...wanted.filters, ...named };
  const { rows, ...where } = await page(listDeliveries(actor, { ...wanted, filters }));
  const choices = await page(getDeliveryChoices(actor, named));
  const code = typeof query.trace === 'string' ? query.trace.slice(0, 40) : '';
  const traced = code.trim() ? await page(trace(actor, code)) : null;
  const list = workspacePaths.deliveries(organization);
  return (
    <>
      <PageHeader title="Deliveries" description="Every download of a marked copy, and how it ended." />
      <div className="flex flex-col gap-5">
        <TraceForm action={list} code={code} />
        {traced?.message && <Callout tone="warning">{traced.message}</Callout>}
        {traced?.found && <TraceResult organization={organization} traced={traced.found} />}
        <DeliveryTable
          organization={organization}
          rows={rows}
          page={where}
          documents={choices.documents}
          narrowings={narrowingsOf(named, choices)}
          csvHref={workspacePaths.exportCsv(list, searchOf(query))}
        />
      </div>
    </>
  );
}
