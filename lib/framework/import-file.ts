import { createHash } from 'node:crypto';
import type { Actor } from '#lib/auth/actor.ts';
import { Invalid } from '#lib/errors.ts';
import { importCrosswalk, importFramework } from './commands.ts';
import { type Reading, readFrameworkFile, type TableChoice } from './read.ts';
import type { FileProblem, KindCounts } from './schema.ts';

/** What importing one file came to. With problems nothing was imported. */
export type FileImport = {
  framework: string | null;
  version: string | null;
  inForce: KindCounts;
  withdrawn: number;
  added: number;
  changed: number;
  problems: FileProblem[];
};

const nothing = { framework: null, version: null, inForce: {}, withdrawn: 0, added: 0, changed: 0 };

async function read(file: { bytes: Uint8Array; fileName: string }, choice: TableChoice): Promise<Reading> {
  try {
    return await readFrameworkFile(file.bytes, file.fileName, choice);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const problems = [{ place: '', message: error.message }];
    return { framework: null, pairs: [], table: null, problems };
  }
}

/** Reads a file and imports what it holds: a framework or a crosswalk. What it is not is told as a problem. */
export async function importFile(
  actor: Actor,
  file: { bytes: Uint8Array; fileName: string },
  choice: TableChoice = {},
): Promise<FileImport> {
  const { framework, pairs, problems } = await read(file, choice);
  if (problems.length > 0)
    return { ...nothing, framework: framework?.key ?? null, version: framework?.version ?? null, problems };
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const source = { fileName: file.fileName, sha256 };
  if (framework) {
    const { frameworkId: _, ...result } = await importFramework(actor, { ...source, framework });
    return { ...result, problems: [] };
  }
  const { sourceKey, added } = await importCrosswalk(actor, { ...source, pairs });
  return { ...nothing, framework: sourceKey, added, problems: [] };
}
