import { createHash } from 'node:crypto';
import { z } from 'zod';
import { line, paragraph } from '#lib/text.ts';

const mostQuestions = 50;
const mostOptions = 8;

/** The name of a question or an option within its quiz; it stays when its words are mended. */
const key = z.string().regex(/^[a-z0-9-]{1,40}$/, 'A question has a name that is not one of ours.');

const option = z.strictObject({ id: key, text: line('Answer', 300), right: z.boolean() });
const question = z
  .strictObject({
    id: key,
    text: line('Question', 500),
    options: z
      .array(option)
      .min(2, 'Each question needs at least two answers to choose from.')
      .max(mostOptions, `A question can have at most ${mostOptions} answers.`),
    explanation: paragraph('Explanation', 1000).default(''),
  })
  .refine(({ options }) => options.some(({ right }) => right), 'Each question needs a right answer.')
  .refine(({ options }) => distinct(options), 'Two answers of a question have the same name.');

function distinct(all: readonly { id: string }[]): boolean {
  return new Set(all.map(({ id }) => id)).size === all.length;
}

/** A quiz: questions with their answers, of which one or several are right. Empty is none. */
export const quizContent = z
  .array(question)
  .max(mostQuestions, `A quiz can have at most ${mostQuestions} questions.`)
  .refine(distinct, 'Two questions have the same name.');

/** A quiz whole: it never leaves for a person's browser before they answered. */
export type Quiz = z.output<typeof quizContent>;

/** What somebody chose: the names of the options of each question. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** A question as a person sees it before they answer: nothing of what is right. */
export type ShownQuestion = {
  id: string;
  text: string;
  /** Several answers are right. */
  several: boolean;
  options: { id: string; text: string }[];
};

/** How a question was answered, with its explanation where it was answered wrongly. */
export type Answered = { id: string; right: boolean; chosen: readonly string[]; explanation: string };

const rankOf = (seed: string, id: string) => createHash('sha256').update(`${seed} ${id}`).digest('hex');

/** The questions in an order of their own for each seed, with the answers in one, too; the same again for the same seed. */
export function shownQuestions(quiz: Quiz, seed: string): ShownQuestion[] {
  const mixed = <Item extends { id: string }>(all: readonly Item[], of: string) =>
    all.toSorted((a, b) => (rankOf(`${seed} ${of}`, a.id) < rankOf(`${seed} ${of}`, b.id) ? -1 : 1));
  return mixed(quiz, '').map(({ id, text, options }) => ({
    id,
    text,
    several: options.filter(({ right }) => right).length > 1,
    options: mixed(options, id).map(({ id: name, text: words }) => ({ id: name, text: words })),
  }));
}

/**
 * What is wrong with the form of answers, by the name of the question: not answered, or with what is none of its answers.
 * Questions that the quiz does not have stand under an empty name.
 */
export function flawsOf(quiz: Quiz, answers: Answers): Map<string, 'unanswered' | 'unknown'> {
  const flaws = new Map<string, 'unanswered' | 'unknown'>();
  const known = new Map(
    quiz.map(({ id, options }) => [id, new Set(options.map((choice) => choice.id))] as const),
  );
  for (const id of Object.keys(answers)) if (!known.has(id)) flaws.set('', 'unknown');
  for (const [id, options] of known) {
    const chosen = Object.hasOwn(answers, id) ? (answers[id] ?? []) : [];
    if (chosen.length === 0) flaws.set(id, 'unanswered');
    else if (chosen.some((name) => !options.has(name))) flaws.set(id, 'unknown');
  }
  return flaws;
}

/** How each question was answered: right where exactly the right answers were chosen. In the order of the quiz. */
export function judged(quiz: Quiz, answers: Answers): Answered[] {
  return quiz.map(({ id, options, explanation }) => {
    const chosen = [...new Set(Object.hasOwn(answers, id) ? (answers[id] ?? []) : [])];
    const right = options.every((choice) => choice.right === chosen.includes(choice.id));
    return { id, right, chosen, explanation: right ? '' : explanation };
  });
}

/** How many of a hundred questions were answered rightly, rounded down: 100 is every one. */
export function scoreOf(answered: readonly Answered[]): number {
  if (answered.length === 0) return 100;
  return Math.floor((answered.filter(({ right }) => right).length * 100) / answered.length);
}
