import { createHash } from 'node:crypto';
import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { Forbidden } from '#lib/errors.ts';
import { draftFrameworkImport } from './draft-commands.ts';
import { readFrameworkFile } from './read.ts';

/**
 * Reads an uploaded framework or crosswalk and keeps it until somebody decides. Returns the draft's id. Throws Forbidden
 * before anything is read; Invalid and TooLarge as the readers say.
 */
export async function receiveFrameworkFile(
  actor: Actor,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<string> {
  if (!may(actor, 'framework:import')) throw new Forbidden();
  const { table, ...reading } = await readFrameworkFile(bytes, fileName);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = table && {
    ...table,
    sheets: table.sheets.map(({ name, rows }) => ({ name, rows: [...rows] })),
  };
  return draftFrameworkImport(actor, { fileName, content: { ...reading, table: kept, sha256 } });
}
