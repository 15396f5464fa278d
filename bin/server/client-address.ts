import ipaddr from 'ipaddr.js';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

function canonical(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  // Without the zone of a link-local address, and IPv4 written as IPv6 turned back.
  const bare = text
    .trim()
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '');
  return ipaddr.isValid(bare) && (ipaddr.IPv6.isValid(bare) || ipaddr.IPv4.isValidFourPartDecimal(bare))
    ? ipaddr.process(bare)
    : undefined;
}

function rangeOf(text: string): Range {
  const [address = '', bits] = text.split('/');
  const parsed = ipaddr.process(address);
  return [parsed, bits === undefined ? (parsed.kind() === 'ipv4' ? 32 : 128) : Number(bits)];
}

/**
 * Finds the address of the client: the connection's own, unless that is a trusted proxy; then the last one in
 * X-Forwarded-For that is not a trusted proxy. One text for one address (P06, ASVS 15.3.4). What an untrusted sender
 * writes is never read.
 */
export function clientAddress(
  proxies: readonly string[],
): (peer: string | undefined, forwarded: string | undefined) => string {
  const ranges = proxies.map(rangeOf);
  const trusted = (address: ipaddr.IPv4 | ipaddr.IPv6) =>
    ranges.some((range) => range[0].kind() === address.kind() && address.match(range));
  return (peer, forwarded) => {
    let client = canonical(peer ?? '');
    if (!client) return '0.0.0.0';
    for (const hop of (forwarded ?? '').split(',').reverse()) {
      if (!trusted(client)) break;
      const next = canonical(hop);
      if (!next) break;
      client = next;
    }
    return client.toString();
  };
}

/** Whether the connection comes from one of the trusted proxies. */
export function fromTrustedProxy(proxies: readonly string[]): (peer: string | undefined) => boolean {
  const ranges = proxies.map(rangeOf);
  return (peer) => {
    const address = canonical(peer ?? '');
    return (
      address !== undefined &&
      ranges.some((range) => range[0].kind() === address.kind() && address.match(range))
    );
  };
}
