import { bodyOf } from '#lib/body.ts';
import { attachment } from '#lib/content-disposition.ts';
import { openPolicyArchive } from '#lib/policy-export/archive.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';

/** All policies as Markdown in a ZIP that can be imported again; with `drafts=yes` what is being worked on. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, async (actor, { drafts }) => {
    const archive = openPolicyArchive(actor, { drafts: drafts === 'yes' });
    return new Response(bodyOf(archive), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': attachment('Policies', '.zip'),
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
