import { getShownFile } from '#lib/portal/policy-queries.ts';
import { handler, page } from '@/app/_request/edge';
import { publishedVersion } from '@/app/_request/portal-policy';
import { storedFileResponse } from '@/app/_request/stored-file';

type Context = { params: Promise<{ portal: string; policy: string; version: string }> };

/** The PDF that a public version is. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal: slug, policy: policyId, version: wanted } = await params;
    const { portal, version } = await publishedVersion(slug, policyId, wanted);
    const { actor, portalId } = portal;
    const { number } = version;
    return storedFileResponse(await page(getShownFile(actor, { portalId, policyId, number })));
  });
}
