import { headers } from 'next/headers';

/** The nonce of this answer's content security policy, as the server in front tells; for style elements of our own. */
export async function requestNonce(): Promise<string | undefined> {
  return /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '')?.[1];
}
