import { publishedFunction } from '@/app/_request/portal-history';
import { jsonTwin } from '@/app/_request/public-json';

type Context = { params: Promise<{ portal: string; function: string }> };

/** A function of the CSF for programs: its counts, and the published claims by subcategory. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return jsonTwin(request, async () => {
    const { portal, function: identifier } = await params;
    const { version, row, subcategories } = await publishedFunction(portal, identifier);
    return { value: { framework: 'nist-csf', version, ...row, subcategories } };
  });
}
