import type { PolicyQuestion } from '#lib/policy/schema.ts';

/** What a receipt keeps of a question: in words, because the policy's next version may ask something else. */
export type KeptAnswer = { question: string; answer: string; tries: number };

/**
 * The positions of questions that are not answered rightly; empty when all are. What was not answered is wrong.
 */
export function wrongAnswers(questions: readonly PolicyQuestion[], answers: readonly number[]): number[] {
  return questions.flatMap(({ right }, position) => (answers[position] === right ? [] : [position]));
}

/** The answers as they are kept, once all are right. `tries`: how often each was answered, this time included. */
export function keptAnswers(
  questions: readonly PolicyQuestion[],
  tries: (position: number) => number,
): KeptAnswer[] {
  return questions.map(({ text, options, right }, position) => ({
    question: text,
    answer: options[right] ?? '',
    tries: tries(position),
  }));
}
