import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listCustomers } from '#lib/customer/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams, sortName } from '@/components/table/list-params';
import { PageHeader } from '@/components/ui/page-header';
import { AddCustomer } from './_components/add-customer';
import { customerSpec } from './_components/customer-spec';
import { CustomerTable } from './_components/customer-table';

export const metadata: Metadata = { title: 'Customers' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** Outside companies, each with the domains that are known to be its own. */
export default async function CustomersPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const { filters: _, ...parsed } = listParams(customerSpec, await searchParams);
  const { rows, ...rest } = await page(listCustomers(actor, parsed));
  const search = parsed.search ? new URLSearchParams({ q: parsed.search }).toString() : '';
  return (
    <>
      <PageHeader
        title="Customers"
        description="Companies whose people come to the portal. A visitor with an address at one of its domains belongs to it."
        actions={may(actor, 'customer:add') && <AddCustomer organization={organization} />}
      />
      <CustomerTable
        organization={organization}
        rows={rows}
        page={rest}
        sort={sortName(parsed)}
        exportHref={workspacePaths.exportCsv(workspacePaths.customers(organization), search)}
      />
    </>
  );
}
