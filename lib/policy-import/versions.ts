import type { Candidate } from './candidate.ts';
import type { TextFile } from './schema.ts';

/** An earlier text of a policy, with what its list of versions says. */
export type EarlierVersion = { candidate: Candidate; note: string };

const row = /^([^\t]+\.(?:md|markdown))\t(?:[0-9a-f]{7,64}\t)?([^\t]*)(?:\t(.*))?$/i;

/** Folders that hold one policy in dated versions: a `versions.tsv` with file, date and comment a line, oldest first. */
export function versionFolders(texts: readonly TextFile[]): Map<string, Map<string, string>> {
  const folders = new Map<string, Map<string, string>>();
  for (const { path, text } of texts) {
    if (!/(^|\/)versions\.tsv$/i.test(path)) continue;
    const folder = path.slice(0, -'versions.tsv'.length);
    const notes = new Map<string, string>();
    for (const line of text.split('\n')) {
      const [, file, date = '', comment = ''] = row.exec(line) ?? [];
      if (file)
        notes.set(
          folder + file,
          [date.slice(0, 10), comment.trim()].filter(Boolean).join(': ').slice(0, 500),
        );
    }
    if (notes.size > 0) folders.set(folder, notes);
  }
  return folders;
}
