import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FONTS = join('node_modules', '@fontsource-variable', 'noto-sans');

/**
 * The folder that holds `lib` and `node_modules`, found upwards from the working directory. Not from this file's own
 * address: inside a bundle of the framework that is somewhere else.
 */
export function repositoryRoot(from: string = process.cwd()): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, FONTS))) return folder;
    if (dirname(folder) === folder) {
      throw new Error(
        `The packages of Candor were not found from ${from}. Start it in its own folder, after "npm ci".`,
      );
    }
  }
}
