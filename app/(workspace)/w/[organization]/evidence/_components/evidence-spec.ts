import { evidenceStates } from '#lib/evidence/lifecycle.ts';
import { evidenceDues, evidenceKinds } from '#lib/evidence/schema.ts';
import type { SearchParams } from '@/components/table/list-params';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the list of evidence lets its URL decide; a control is named by its id. */
export function evidenceSpec(query: SearchParams) {
  const { control } = query;
  const named = typeof control === 'string' && uuid.test(control) ? [control] : [];
  return {
    sorts: ['createdAt', 'collectedOn', 'title'],
    defaultSort: '-createdAt',
    filters: { kind: evidenceKinds, state: evidenceStates, due: evidenceDues, control: named },
  } as const;
}
