import ipaddr from 'ipaddr.js';

/** The canonical text of a network address; IPv4 in IPv6 becomes IPv4, what is none becomes empty. */
export function canonicalAddress(text: string): string {
  return ipaddr.isValid(text) ? ipaddr.process(text).toString() : '';
}

/**
 * What counts as one guest when attempts are limited: an IPv4 address, or the /64 that one IPv6 subscriber owns and may
 * hop about in freely.
 */
export function guestOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${parsed.toNormalizedString().split(':').slice(0, 4).join(':')}::/64`;
}
