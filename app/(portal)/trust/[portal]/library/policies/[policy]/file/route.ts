import { getCustomerPolicyFile } from '#lib/library/policy-queries.ts';
import { visitorActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { publishedPortal } from '@/app/_request/portal';
import { storedFileResponse } from '@/app/_request/stored-file';

type Context = { params: Promise<{ portal: string; policy: string }> };

/** The PDF that a policy for customers is. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal, policy: policyId } = await params;
    const { actor } = await visitorActor(portal);
    const { portalId } = await publishedPortal(portal);
    return storedFileResponse(await getCustomerPolicyFile(actor, { portalId, policyId }));
  });
}
