import type { z } from 'zod';
import type { decideRequestInput } from '#lib/access-request/schema.ts';
import { Invalid } from '#lib/errors.ts';
import { formIn, textIn } from '@/app/_request/form';

type Decisions = z.input<typeof decideRequestInput>['decisions'];

/** The decisions in the desk's form (`outcome-<document id>` and its siblings), and the document of each. */
export function decisionsOf(form: FormData): { decisions: Decisions; fields: string[] } {
  const decisions: Decisions = [];
  const fields: string[] = [];
  for (const [name, outcome] of formIn(form)) {
    const documentId = /^outcome-(.+)$/.exec(name)?.[1];
    const text = (field: string) => textIn(form, `${field}-${documentId}`);
    if (!documentId || (outcome !== 'approved' && outcome !== 'denied')) continue;
    fields.push(documentId);
    if (outcome === 'denied') decisions.push({ documentId, outcome, reason: text('reason') });
    else {
      const days = text('days');
      const countsFrom = text('countsFrom') === 'first-use' ? 'first-use' : 'approval';
      decisions.push({ documentId, outcome, countsFrom, ...(days === '' ? {} : { days }) });
    }
  }
  return { decisions, fields };
}

/** Moves the problems of decisions to the fields of the form, e.g. `decisions.0.reason` to `reason-<document id>`. */
export function problemsAtFields(error: Invalid, fields: readonly string[]): Invalid {
  return new Invalid(
    error.problems.map(({ path, message }) => {
      const [, index = '', field = ''] = /^decisions\.(\d+)\.(\w+)$/.exec(path) ?? [];
      const documentId = fields[Number(index)];
      return { path: index !== '' && documentId ? `${field}-${documentId}` : '', message };
    }),
  );
}
