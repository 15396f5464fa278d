import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user that the database server runs as; undefined ids mean the one who started Candor. */
export type Account = { name: string; uid?: number; gid?: number };

type Entry = { name: string; uid: number; gid: number };

function passwd(): Entry[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/**
 * PostgreSQL refuses to run as root, and refuses a user without an entry in /etc/passwd. As root: the owner of the
 * data that is there, else postgres, else nobody.
 */
export function accountFor(dataOwner: number | undefined): Account {
  if (process.getuid?.() !== 0) return { name: 'you' };
  const entries = passwd().filter((entry) => entry.uid > 0);
  const found =
    entries.find((entry) => entry.uid === dataOwner) ??
    entries.find((entry) => entry.name === 'postgres') ??
    entries.find((entry) => entry.name === 'nobody');
  return found ?? { name: 'nobody', uid: 65_534, gid: 65_534 };
}

/** The first folder on the way to `path` that the account may not enter, or undefined. Only asked as root. */
export function closedFolder(path: string, account: Account): string | undefined {
  if (account.uid === undefined) return undefined;
  const folders: string[] = [];
  for (let folder = path; ; folder = dirname(folder)) {
    folders.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return folders.find((folder) => {
    const entry = statSync(folder, { throwIfNoEntry: false });
    if (!entry?.isDirectory()) return false;
    const bit = entry.uid === account.uid ? 0o100 : entry.gid === account.gid ? 0o010 : 0o001;
    return (entry.mode & bit) === 0;
  });
}
