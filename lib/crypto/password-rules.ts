import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { normalizePassword } from './passwords.ts';

const SHORTEST = 12;
const LONGEST = 256;
// Estimating takes longer with the square of the length, and nothing guessable is longer.
const JUDGED_CHARACTERS = 100;
// 0 to 4; 3 means more than 10^8 guesses.
const LOWEST_SCORE = 3;
const FEWEST_OWN_CHARACTERS = 8;

const estimator = new ZxcvbnFactory({ dictionary: { ...dictionary }, graphs: adjacencyGraphs });

function wordsOf(context: readonly string[]): string[] {
  const words = context.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  // Longest first, so that taking out a short word does not hide a longer one.
  return [...new Set(words.filter((word) => word.length >= 3))].sort((a, b) => b.length - a.length);
}

// Acme-trust-2026 is what a guesser who knows the organization tries first.
function ownCharacters(password: string, words: readonly string[]): number {
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase());
  return [...rest.replace(/[^\p{L}\p{N}]/gu, '')].length;
}

/**
 * The sentence that says why a new password is refused, or null if it is good. `context` are texts that a guesser would
 * know: the organization's and the person's names, their address, the product. No rules about kinds of characters.
 */
export function passwordProblem(password: string, context: readonly string[]): string | null {
  const tooLong = `Please choose a password of at most ${LONGEST} characters.`;
  if (password.length > LONGEST * 4) return tooLong;
  if (!password.isWellFormed())
    return 'The password contains something that is not a character. Please type it again.';
  const normalized = normalizePassword(password);
  const length = [...normalized].length;
  if (length < SHORTEST)
    return `Please choose a password of at least ${SHORTEST} characters; a few words will do.`;
  if (length > LONGEST) return tooLong;
  const words = wordsOf(context);
  if (
    words.some((word) => normalized.toLowerCase().includes(word)) &&
    ownCharacters(normalized, words) < FEWEST_OWN_CHARACTERS
  ) {
    return 'The password is little more than a name that others know. Please add words of your own.';
  }
  const judged = [...normalized].slice(0, JUDGED_CHARACTERS).join('');
  if (estimator.check(judged, words).score < LOWEST_SCORE) {
    return 'The password is easy to guess: it is common, or follows a pattern. Please choose something less usual.';
  }
  return null;
}
