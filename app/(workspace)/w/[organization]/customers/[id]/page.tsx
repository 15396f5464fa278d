import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { getCustomer, listCustomerChoices } from '#lib/customer/queries.ts';
import { formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Status } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { CustomerActions } from './_components/customer-actions';
import { CustomerDomains } from './_components/customer-domains';
import { CustomerPeople } from './_components/customer-people';
import { CustomerRules } from './_components/customer-rules';

export const metadata: Metadata = { title: 'Customer' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** One customer: its domains, its people, and the access rules that speak of it. */
export default async function CustomerPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const customer = await page(getCustomer(actor, { customerId: id }));
  const others = (await page(listCustomerChoices(actor, {}))).filter((other) => other.id !== id);
  const { mergedInto } = customer;
  return (
    <>
      <PageHeader
        title={customer.name}
        status={mergedInto && <Status>Merged</Status>}
        description={formatPlural(customer.visitors.length, 'person', 'people')}
        crumbs={[{ label: 'Customers', href: workspacePaths.customers(organization) }]}
        actions={
          !mergedInto &&
          may(actor, 'customer:change') && (
            <CustomerActions
              organization={organization}
              customer={{ ...customer, domains: customer.domains.map((row) => row.domain) }}
              others={others}
              merges={may(actor, 'customer:merge')}
            />
          )
        }
      />
      {mergedInto && (
        <Callout
          tone="info"
          title={`Merged into ${mergedInto.name}`}
          className="mb-5"
          actions={
            <LinkButton href={workspacePaths.customer(organization, mergedInto.id)}>
              Open {mergedInto.name}
            </LinkButton>
          }
        >
          Its people, domains and rules belong to that customer now.
        </Callout>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <CustomerPeople organization={organization} people={customer.visitors} />
        <div className="flex min-w-0 flex-col gap-5">
          <CustomerDomains domains={customer.domains} notes={customer.notes} />
          <CustomerRules organization={organization} rules={customer.accessRules} />
        </div>
      </div>
    </>
  );
}
