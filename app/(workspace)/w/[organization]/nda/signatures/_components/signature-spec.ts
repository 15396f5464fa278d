import { signatureScopes } from '#lib/nda-signature/schema.ts';
import { id } from '#lib/text.ts';
import type { SearchParams } from '@/components/table/list-params';

/** What the list of signatures lets its URL decide. */
export const signatureSpec = {
  sorts: ['signedAt', 'company'],
  defaultSort: '-signedAt',
  filters: { scope: signatureScopes },
} as const;

/** The version whose signatures are shown; anything else is dropped. */
export function versionFilter(query: SearchParams): { version?: string } {
  const parsed = id.safeParse(query.version);
  return parsed.success ? { version: parsed.data } : {};
}

/** The scope as the operation takes it. */
export function scopeFilter(filters: Readonly<Record<string, string>>) {
  const scope = signatureScopes.find((known) => known === filters.scope);
  return scope ? { scope } : {};
}
