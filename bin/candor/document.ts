import type { Command } from 'commander';

/** `candor document add|list|inspect|mark`. */
export async function addDocumentVerbs(noun: Command): Promise<void> {
  const { addStoredDocumentVerbs } = await import('./stored-document.ts');
  addStoredDocumentVerbs(noun);
}
