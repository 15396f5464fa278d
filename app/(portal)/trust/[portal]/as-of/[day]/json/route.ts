import { portalAsOf } from '@/app/_request/portal-history';
import { jsonTwin } from '@/app/_request/public-json';

type Context = { params: Promise<{ portal: string; day: string }> };

/** The portal at the end of a day for programs; 410 for a day on which it was offline. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return jsonTwin(request, async () => {
    const { portal, day } = await params;
    const { then } = await portalAsOf(portal, day);
    if (then.state === 'offline') return { value: { day, state: then.state }, gone: true };
    return { value: { day, ...then } };
  });
}
