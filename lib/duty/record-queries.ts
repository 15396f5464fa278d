import { z } from 'zod';
import { query } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import { readPersonRecord } from './record-steps.ts';

const recordInput = z.strictObject({ personId: id });

/** A person's whole record, to be read on its page; see `readPersonRecord`. Throws NotFound. */
export const getPersonRecord = query('duty:list', recordInput, (context, { personId }) =>
  readPersonRecord(context, personId),
);
