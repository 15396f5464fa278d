import { env } from '#lib/env.ts';
import { securityText } from '#lib/security-text.ts';

export const dynamic = 'force-dynamic';

/** Whom to tell of a hole in this installation (RFC 9116): the operator's contact, or nothing. */
export function GET(): Response {
  const { SECURITY_CONTACT, PUBLIC_ORIGIN } = env();
  if (!SECURITY_CONTACT) return new Response('There is nothing here.\n', { status: 404 });
  const text = securityText({ contact: SECURITY_CONTACT, origin: PUBLIC_ORIGIN, now: new Date() });
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
