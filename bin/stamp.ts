import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './project.ts';
import { codeOf, Sentence } from './sentence.ts';

const ignored = /(^|\/)(node_modules|generated|\.next)$|\.test\.tsx?$/;

function* filesBelow(path: string): Generator<string> {
  const absolute = join(root, path);
  if (!existsSync(absolute) || ignored.test(path)) return;
  if (!statSync(absolute).isDirectory()) yield path;
  else for (const name of readdirSync(absolute).sort()) yield* filesBelow(join(path, name));
}

/** One text for the names and contents of files and folders of the checkout. */
export function fingerprintOf(paths: readonly string[], more: readonly string[] = []): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((start) => [...filesBelow(start)])) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  for (const text of more) hash.update(`${text}\0`);
  return hash.digest('hex');
}

/** Does `work` unless the stamp says that it was done for this fingerprint. True when it was done now. */
export async function onceFor(
  stamp: string,
  fingerprint: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const path = join(root, stamp);
  if (existsSync(path) && readFileSync(path, 'utf8') === fingerprint) return false;
  await work();
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, fingerprint);
  } catch (error) {
    throw new Sentence(
      `The folder ${dirname(path)} cannot be written (${codeOf(error) ?? 'unknown reason'}). Run this as the user who owns the checkout.`,
    );
  }
  return true;
}
