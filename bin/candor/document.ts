import type { Command } from 'commander';
import { addFileDocumentVerbs } from './file-document.ts';

/** `candor document add|list|inspect|mark`. */
export async function addDocumentVerbs(noun: Command): Promise<void> {
  addFileDocumentVerbs(noun);
  // The other two come with the database's libraries, for which a look at a file need not wait.
  const verb = process.argv[3];
  if (verb === 'inspect' || verb === 'mark') return;
  const { addStoredDocumentVerbs } = await import('./stored-document.ts');
  addStoredDocumentVerbs(noun);
}
