import type { Command } from 'commander';

/** `candor member invite|remove|sign-in-link`. */
export function addMemberVerbs(noun: Command): void {
  noun.usage('<verb> [options]');
}
