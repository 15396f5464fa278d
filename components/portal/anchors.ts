/** The anchors of a portal's page; they stay the same from edition to edition, so that people can cite them. */
export const anchors = {
  reports: 'reports',
  documents: 'documents',
  claims: 'claims',
  csf: 'csf',
  policies: 'policies',
  subprocessors: 'subprocessors',
  access: 'access',
  contact: 'contact',
} as const;

/** The anchor of an area, made of its title in any script: "Data & keys" is `area-data-keys`. */
export function areaAnchor(title: string): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return `area-${words.join('-') || 'other'}`;
}

/** The anchor of a claim, audit report, document or subprocessor. */
export function itemAnchor(noun: 'claim' | 'report' | 'document' | 'subprocessor', id: string): string {
  return `${noun}-${id}`;
}
