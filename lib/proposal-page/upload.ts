import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { Forbidden } from '#lib/errors.ts';
import { parse } from '#lib/parse.ts';
import { draftPage } from './draft-commands.ts';
import { readPage } from './read.ts';
import { pageSource } from './schema.ts';

/**
 * Reads a page that somebody has and keeps what it could become until it is decided. Returns the page's id. Throws Forbidden
 * and Invalid before anything is read; Invalid also as the reader says.
 */
export async function receivePage(
  actor: Actor,
  input: { label: string; address: string; fileName: string; bytes: Uint8Array },
): Promise<string> {
  if (!may(actor, 'proposal:draft')) throw new Forbidden();
  const { fileName, bytes, ...given } = input;
  const source = parse(pageSource, given);
  return draftPage(actor, { ...source, page: await readPage({ fileName, bytes }) });
}
