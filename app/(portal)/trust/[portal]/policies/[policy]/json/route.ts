import { policyJson, publishedPolicy } from '@/app/_request/portal-policy';
import { jsonTwin } from '@/app/_request/public-json';

type Context = { params: Promise<{ portal: string; policy: string }> };

/** A policy for programs: the version in force in every language; once withdrawn 410, with the days and no words. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return jsonTwin(request, async () => {
    const { portal, policy } = await params;
    const { current, versions } = await publishedPolicy(portal, policy);
    return policyJson(portal, policy, (current ?? versions[0])?.number ?? 1);
  });
}
