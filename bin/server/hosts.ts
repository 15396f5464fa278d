import type { Refusal } from './target.ts';

/** What a request's Host leads to: an answer, a way to the right address, or a refusal. */
export type HostDecision =
  | { kind: 'serve' }
  | { kind: 'redirect'; origin: string }
  | ({ kind: 'refuse' } & Refusal);

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
const probes = new Set(['/api/health', '/api/ready']);

/** What stands in the Host header of a request to this origin, with and without the scheme's own port. */
function hostsOf(origin: string): ReadonlySet<string> {
  const url = new URL(origin);
  return new Set([url.host, `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`]);
}

/**
 * Only the public origin's host is answered (421 otherwise): links, redirects and cookies are never built for a host of
 * the sender's choice (P05, P28, X04). Probes may name any host, because balancers use addresses. On a loopback origin
 * the other names of this machine lead to the one that has the cookies.
 */
export function decideHost(
  publicOrigin: string,
): (host: string | undefined, method: string, path: string) => HostDecision {
  const hosts = hostsOf(publicOrigin);
  const { hostname, port } = new URL(publicOrigin);
  return (given, method, path) => {
    const host = given?.toLowerCase() ?? '';
    const reading = method === 'GET' || method === 'HEAD';
    if (hosts.has(host) || (reading && probes.has(path))) return { kind: 'serve' };
    const alias = [...loopback].some((name) => host === (port ? `${name}:${port}` : name));
    if (reading && alias && loopback.has(hostname)) return { kind: 'redirect', origin: publicOrigin };
    return { kind: 'refuse', status: 421, reason: 'This host is not served here.' };
  };
}
