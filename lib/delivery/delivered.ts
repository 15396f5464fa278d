import type { TenantReader } from '#lib/db/tenant.ts';

/** Deliveries with the copy that was delivered and the visitor who received it: what lists of deliveries begin with. */
export function delivered(tenant: TenantReader) {
  return tenant
    .selectFrom('Delivery')
    .innerJoin('Copy', (join) =>
      join
        .onRef('Copy.organizationId', '=', 'Delivery.organizationId')
        .onRef('Copy.id', '=', 'Delivery.copyId'),
    )
    .innerJoin('Visitor', (join) =>
      join
        .onRef('Visitor.organizationId', '=', 'Copy.organizationId')
        .onRef('Visitor.id', '=', 'Copy.visitorId'),
    );
}
