import type { Command } from 'commander';
import { addFileClaimVerbs } from './file-claim.ts';

/** `candor claim propose`. */
export function addClaimVerbs(noun: Command): void {
  addFileClaimVerbs(noun);
}
