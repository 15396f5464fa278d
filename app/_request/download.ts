import { attachment } from '#lib/content-disposition.ts';

/** Something that is made for this member alone, as a download named `name` with `extension`; never kept by a cache. */
export function downloadResponse(
  body: BodyInit,
  { name, extension, contentType }: { name: string; extension: `.${string}`; contentType: string },
): Response {
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-disposition': attachment(name, extension),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** The type of XLSX workbooks. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
