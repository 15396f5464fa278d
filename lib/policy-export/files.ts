import { Readable } from 'node:stream';
import type { Actor } from '#lib/auth/actor.ts';
import { openFile, type SealedFile } from '#lib/file/stored-file.ts';
import { fileStem, policyFiles } from './markdown.ts';
import { exportPolicyTexts, type PolicyToExport } from './queries.ts';

/** A file of an export: opened when its turn comes. */
export type ExportedFile = { path: string; open: () => Promise<Readable> };

const extensions: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
};

function stored(path: string, file: SealedFile): ExportedFile {
  return { path, open: () => openFile(file) };
}

function filesOf({ policy, pdf, pictures }: PolicyToExport, stem: string): ExportedFile[] {
  const shown = [...pictures].map(([id, file]) => ({
    id,
    file,
    path: `images/${id}${extensions[file.contentType] ?? ''}`,
  }));
  const paths = new Map(shown.map(({ id, path }) => [id, path]));
  const texts = policyFiles(policy, stem, paths).map(({ path, text }) => ({
    path,
    open: async () => Readable.from([Buffer.from(text)]),
  }));
  const images = shown.map(({ path, file }) => stored(path, file));
  return [...texts, ...images, ...(pdf ? [stored(`${stem}.pdf`, pdf)] : [])];
}

/** All policies that are not retired as files, one after the other; what is read is never more than a batch. */
export async function* exportedFiles(
  actor: Actor,
  options: { drafts: boolean },
): AsyncGenerator<ExportedFile> {
  const taken = new Set<string>();
  let after: string | null = null;
  do {
    const batch: Awaited<ReturnType<typeof exportPolicyTexts>> = await exportPolicyTexts(actor, {
      ...options,
      after,
    });
    for (const one of batch.policies) {
      const plain = fileStem(one.policy.identifier);
      let stem = plain;
      for (let number = 2; taken.has(stem.toLowerCase()); number += 1) stem = `${plain}-${number}`;
      taken.add(stem.toLowerCase());
      yield* filesOf(one, stem);
    }
    after = batch.next;
  } while (after !== null);
}
