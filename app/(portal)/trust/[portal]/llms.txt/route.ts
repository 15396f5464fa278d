import { llmsText } from '#lib/portal/llms-text.ts';
import { handler } from '@/app/_request/edge';
import { publishedPortal } from '@/app/_request/portal';
import { keptResponse } from '@/app/_request/public-json';

type Context = { params: Promise<{ portal: string }> };

/** What the portal says, and where programs find it, as plain Markdown. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal } = await params;
    const { published } = await publishedPortal(portal);
    return keptResponse(request, llmsText(portal, published), 'text/plain; charset=utf-8');
  });
}
