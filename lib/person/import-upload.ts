import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { Forbidden } from '#lib/errors.ts';
import { isArchive, readCsv, readSheet } from '#lib/sheet/read.ts';
import { draftPersonImport } from './import-commands.ts';

/**
 * Reads an uploaded CSV or XLSX table of people, by its content whatever its name, and keeps it until somebody decides.
 * Returns the draft's id. Throws Forbidden before anything is read; Invalid and TooLarge as the reader says.
 */
export async function receivePersonTable(
  actor: Actor,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<string> {
  if (!may(actor, 'person:import')) throw new Forbidden();
  const sheets = isArchive(bytes) ? await readSheet(bytes) : await readCsv(bytes);
  return draftPersonImport(actor, { fileName, sheets });
}
