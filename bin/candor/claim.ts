import type { Command } from 'commander';
import { addFileClaimVerbs } from './file-claim.ts';

/** `candor claim list|add|import|export|propose`. */
export async function addClaimVerbs(noun: Command): Promise<void> {
  addFileClaimVerbs(noun);
  // Proposing must not wait for the database's libraries.
  if (process.argv[3] === 'propose') return;
  const { addStoredClaimVerbs } = await import('./stored-claim.ts');
  addStoredClaimVerbs(noun);
}
