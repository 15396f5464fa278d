import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { Forbidden } from '#lib/errors.ts';
import { isArchive, readCsv, readSheet } from '#lib/sheet/read.ts';
import { chosenOf } from './import.ts';
import { draftProfileImport } from './import-commands.ts';

/**
 * Reads an uploaded XLSX or CSV of a profile, by its content whatever its name, and keeps it until somebody decides.
 * Returns the draft's id. Throws Forbidden before anything is read; Invalid and TooLarge as the reader says; NotFound.
 */
export async function receiveProfileWorkbook(
  actor: Actor,
  { profileId, fileName, bytes }: { profileId: string; fileName: string; bytes: Uint8Array },
): Promise<string> {
  if (!may(actor, 'profile:import')) throw new Forbidden();
  const sheets = isArchive(bytes) ? await readSheet(bytes) : await readCsv(bytes);
  return draftProfileImport(actor, { profileId, fileName, sheet: chosenOf(sheets)?.sheet ?? null });
}
