import { publishedPortal } from '@/app/_request/portal';
import { jsonTwin } from '@/app/_request/public-json';

type Context = { params: Promise<{ portal: string }> };

/** The portal's first page for programs: its projection, whole, with its number and hash. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return jsonTwin(request, async () => {
    const { published } = await publishedPortal((await params).portal);
    const { number, sha256, publishedAt, projection } = published;
    return { value: { number, sha256, publishedAt, projection } };
  });
}
