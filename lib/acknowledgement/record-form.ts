import { z } from 'zod';
import { parse } from '#lib/parse.ts';
import { recordFields } from './schema.ts';

const fields = z.strictObject(recordFields);

/** What a form says about acknowledgements on paper; the addresses one on a line, or with commas. @throws Invalid */
export function parseRecord(
  given: Record<'versionId' | 'emails' | 'method' | 'acknowledgedOn' | 'note', string>,
): z.output<typeof fields> {
  const emails = given.emails.split(/[\s,;]+/).filter(Boolean);
  return parse(fields, { ...given, emails });
}
