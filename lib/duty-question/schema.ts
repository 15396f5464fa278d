import { z } from 'zod';
import { id, paragraph } from '#lib/text.ts';

export const askInput = z.strictObject({
  dutyId: id,
  text: paragraph('Question', 2_000).refine((text) => text !== '', 'Please write your question.'),
});

export const questionInput = z.strictObject({ questionId: id });

export const answerInput = z.strictObject({
  questionId: id,
  answer: paragraph('Answer', 4_000).refine((text) => text !== '', 'Please write an answer.'),
});

/** Which questions a list shows. */
export const questionStates = ['open', 'answered'] as const;
export const questionListInput = z.strictObject({ state: z.enum(questionStates).default('open') });
