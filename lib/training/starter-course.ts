import type { Quiz } from './quiz.ts';
import type { Lesson } from './schema.ts';

/** A course that comes with Candor, in its own words; an organization adopts and changes it. */
export type StarterCourse = {
  key: string;
  title: string;
  description: string;
  minutes: number;
  everyDays: number;
  lessons: Lesson[];
  quiz: Quiz;
};

type Option = Quiz[number]['options'][number];

/** A right answer. */
export const right = (id: string, text: string): Option => ({ id, text, right: true });
/** A wrong answer. */
export const wrong = (id: string, text: string): Option => ({ id, text, right: false });
