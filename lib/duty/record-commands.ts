import { z } from 'zod';
import { command } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import { readPersonRecord } from './record-steps.ts';

const recordInput = z.strictObject({ personId: id });

/** A person's whole record, to be taken away as a file; who took it is told in the log. Throws NotFound. */
export const exportPersonRecord = command('duty:export', recordInput, async (context, { personId }) => {
  const record = await readPersonRecord(context, personId);
  // How many results of checks there are is known to those only who may see them: the log has more readers (decision 021).
  const data = { duties: record.duties.length, receipts: record.receipts.length };
  return { result: record, events: [{ subject: `person:${personId}`, data }] };
});
