import type { IncomingHttpHeaders } from 'node:http';
import type { Refusal } from './target.ts';

const refusal: Refusal = {
  status: 403,
  reason: 'This form was sent from another place. Open the page again and send it from there.',
};

function isMachine(path: string, headers: IncomingHttpHeaders): boolean {
  const { authorization, cookie, origin } = headers;
  const bearer = authorization !== undefined && cookie === undefined;
  return bearer && origin === undefined && /^\/api\/(v1|scim)\//.test(path);
}

/**
 * Everything but reading must come from our own pages (S12, ASVS 3.5.1). Browsers say so in Sec-Fetch-Site; older ones
 * in Origin. Our pages send no referrer, so a browser writes `Origin: null` for their plain forms: accepted only beside
 * `Sec-Fetch-Site: same-origin`, which a foreign page cannot write. Machines with a bearer token have no cookie to abuse.
 */
export function refuseCrossSite(
  publicOrigin: string,
): (method: string, path: string, headers: IncomingHttpHeaders) => Refusal | undefined {
  return (method, path, headers) => {
    if (method === 'GET' || method === 'HEAD') return undefined;
    const { origin } = headers;
    const site = headers['sec-fetch-site'];
    if (site === undefined && isMachine(path, headers)) return undefined;
    if (site !== undefined && site !== 'same-origin') return refusal;
    if (origin === publicOrigin) return undefined;
    if (site === 'same-origin' && (origin === undefined || origin === 'null')) return undefined;
    return refusal;
  };
}
