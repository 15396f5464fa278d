import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { Forbidden } from '#lib/errors.ts';
import { isArchive, readCsv, readSheet } from '#lib/sheet/read.ts';
import { draftCompletionImport } from './draft-commands.ts';
import { readCompletions } from './import.ts';

/**
 * Reads an uploaded CSV or XLSX table of completions, by its content whatever its name, and keeps it until somebody decides.
 * Returns the draft's id. Throws Forbidden before anything is read; Invalid for a table without its columns, else Invalid and
 * TooLarge as the reader says.
 */
export async function receiveCompletionTable(
  actor: Actor,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<string> {
  if (!may(actor, 'training:import')) throw new Forbidden();
  const sheets = isArchive(bytes) ? await readSheet(bytes) : await readCsv(bytes);
  // One that cannot be a table of completions is refused while it is in hand.
  readCompletions(sheets);
  return draftCompletionImport(actor, { fileName, sheets });
}
