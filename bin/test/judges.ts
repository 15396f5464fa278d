import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from './step.ts';

/** Programs that judge our PDFs, by the package that has them; tests that need one skip without it. */
const judges: Readonly<Record<string, string>> = { qpdf: 'qpdf', pdftoppm: 'poppler-utils' };

function isThere(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** Installs the judges that are missing, where that is possible: as root, on Debian and its kin. */
export async function fetchJudges(): Promise<void> {
  const missing = Object.entries(judges).flatMap(([program, name]) => (isThere(program) ? [] : [name]));
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram('apt-get', ['update', '-qq'], quiet);
  await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
}
