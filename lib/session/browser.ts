// Enough of a user agent to know one's own browser by. The order decides: Edge also says Chrome, Android also Linux.
const browsers = { Edg: 'Edge', OPR: 'Opera', Firefox: 'Firefox', Chrome: 'Chrome', Safari: 'Safari' };
const systems = {
  Windows: 'Windows',
  Android: 'Android',
  iPhone: 'iPhone',
  iPad: 'iPad',
  'Mac OS X': 'macOS',
  Linux: 'Linux',
};

/** A user agent in words that its owner knows: "Firefox on Linux". Nothing of the header itself is repeated. */
export function browserOf(userAgent: string): string {
  const browser = Object.entries(browsers).find(([mark]) => userAgent.includes(`${mark}/`))?.[1];
  const system = Object.entries(systems).find(([mark]) => userAgent.includes(mark))?.[1];
  return [browser, system].filter(Boolean).join(' on ') || 'Another program';
}
