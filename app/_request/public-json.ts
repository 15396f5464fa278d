import { createHash } from 'node:crypto';
import { handler } from './edge';

/** An answer that programs may keep as long as they ask each time whether it is still so. */
export function keptResponse(request: Request, body: string, contentType: string, status = 200): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = { 'cache-control': 'private, no-cache', etag, vary: 'cookie' };
  const known = request.headers.get('if-none-match')?.includes(etag);
  if (known && status === 200) return new Response(null, { status: 304, headers });
  return new Response(body, {
    status,
    headers: { ...headers, 'content-type': contentType, 'x-content-type-options': 'nosniff' },
  });
}

/** The twin of a public page for programs: the same facts as JSON. `gone` is answered with 410. */
export function jsonTwin(
  request: Request,
  read: () => Promise<{ value: object; gone?: boolean }>,
): Promise<Response> {
  return handler(async () => {
    const { value, gone = false } = await read();
    const body = `${JSON.stringify(value, null, 2)}\n`;
    return keptResponse(request, body, 'application/json; charset=utf-8', gone ? 410 : 200);
  });
}
