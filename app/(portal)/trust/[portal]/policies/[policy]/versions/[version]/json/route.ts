import { policyJson, publishedVersion } from '@/app/_request/portal-policy';
import { jsonTwin } from '@/app/_request/public-json';

type Context = { params: Promise<{ portal: string; policy: string; version: string }> };

/** A version of a policy for programs, in every language; once the policy is withdrawn 410. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return jsonTwin(request, async () => {
    const { portal, policy, version: number } = await params;
    const { version } = await publishedVersion(portal, policy, number);
    return policyJson(portal, policy, version.number);
  });
}
