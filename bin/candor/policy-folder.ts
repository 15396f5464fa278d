import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { zipSync } from 'fflate';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { openPolicyArchive } from '#lib/policy-export/archive.ts';
import { exportedFiles } from '#lib/policy-export/files.ts';
import { kindOf } from '#lib/policy-import/left-out.ts';
import { importLimits } from '#lib/policy-import/schema.ts';
import { codeOf, Sentence } from '../sentence.ts';
import { sizeOfFile } from './readable-file.ts';

/** The files below a folder as a ZIP; links are not followed, hidden files are not looked at. @throws Sentence */
async function zippedFolder(folder: string): Promise<Uint8Array> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: Record<string, Uint8Array> = {};
  let bytes = 0;
  for (const entry of found) {
    if (!entry.isFile()) continue;
    const absolute = join(entry.parentPath, entry.name);
    const path = absolute.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '');
    const kind = kindOf(path);
    if ('reason' in kind && kind.reason === '') continue;
    bytes += (await stat(absolute)).size;
    if (bytes > importLimits.bytes)
      throw new Sentence(`The folder ${folder} holds more than 100 MB. Please import it in parts.`);
    files[path] = await readFile(absolute);
  }
  return zipSync(files, { level: 0 });
}

/** A folder, ZIP or single file as an upload. @throws Sentence */
export async function uploadFrom(path: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  const facts = await stat(path).catch(() => null);
  if (facts?.isDirectory())
    return { fileName: `${basename(path)}.zip`, bytes: await zippedFolder(path.replace(/\/+$/, '')) };
  await sizeOfFile(path);
  return { fileName: basename(path), bytes: await readFile(path) };
}

const cannot = (path: string, error: unknown) =>
  new Sentence(`${path} cannot be written (${codeOf(error) ?? 'unknown reason'}).`);

/** Writes all policies into a new ZIP, or into a folder that is new or empty. Returns how many files. @throws Sentence */
export async function exportTo(
  actor: OperatorActor,
  out: string,
  options: { drafts: boolean },
): Promise<number> {
  if (out.endsWith('.zip')) {
    const target = createWriteStream(out, { flags: 'wx' });
    await pipeline(openPolicyArchive(actor, options), target).catch((error: unknown) => {
      throw cannot(out, error);
    });
    return 1;
  }
  await mkdir(out, { recursive: true }).catch((error: unknown) => {
    throw cannot(out, error);
  });
  if ((await readdir(out)).length > 0) throw new Sentence(`The folder ${out} is not empty.`);
  let files = 0;
  for await (const { path, open } of exportedFiles(actor, options)) {
    const target = join(out, path);
    await mkdir(dirname(target), { recursive: true });
    await pipeline(await open(), createWriteStream(target, { flags: 'wx' }));
    files += 1;
  }
  if (files === 0) await rmdir(out).catch(() => undefined);
  return files;
}
