import { zipSync } from 'fflate';

/** A file with the path that it has in the folder it was chosen with. */
export type ChosenFile = { path: string; file: File };

/** Files of a field; with their paths where a folder was chosen. */
export function chosenFiles(files: readonly File[]): ChosenFile[] {
  return files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  return new Promise((resolve, reject) => {
    // A browser gives a hundred at a time.
    const more = () =>
      reader.readEntries((entries) => {
        all.push(...entries);
        if (entries.length === 0) resolve(all);
        else more();
      }, reject);
    more();
  });
}

async function filesOf(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (entry instanceof FileSystemDirectoryEntry) {
    const inner = await Promise.all((await childrenOf(entry)).map(filesOf));
    return inner.flat();
  }
  if (!(entry instanceof FileSystemFileEntry)) return [];
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  return [{ path: entry.fullPath.replace(/^\//, ''), file }];
}

/** Files that were dropped, those within folders included. */
export async function droppedFiles(dropped: DataTransfer): Promise<ChosenFile[]> {
  // The items are gone as soon as this function waits.
  const entries = [...dropped.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const plain = chosenFiles([...dropped.files]);
  if (entries.length === 0) return plain;
  return (await Promise.all(entries.map(filesOf))).flat();
}

/** One file as it is, or many in one archive. */
export async function uploadOf(chosen: readonly ChosenFile[]): Promise<{ name: string; body: Blob }> {
  const [only] = chosen;
  if (only && chosen.length === 1) return { name: only.file.name, body: only.file };
  const parts = await Promise.all(
    chosen.map(async ({ path, file }) => [path, new Uint8Array(await file.arrayBuffer())] as const),
  );
  const folder = only?.path.includes('/') ? only.path.split('/')[0] : null;
  const archive = zipSync(Object.fromEntries(parts), { level: 0 });
  return {
    name: `${folder ?? `${chosen.length} files`}.zip`,
    body: new Blob([archive], { type: 'application/zip' }),
  };
}
