import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '#lib/json.ts';
import { type Quiz, quizContent } from './quiz.ts';
import type { Lesson } from './schema.ts';

/** What a course says: what changes it makes a new edition. */
export type CourseContent = {
  title: string;
  kind: string;
  url: string | null;
  passPercent: number;
  lessons: readonly Lesson[];
  quiz: Quiz;
};

/** A quiz as it is stored; what is none of ours is no quiz. */
export function quizOf(stored: unknown): Quiz {
  const read = quizContent.safeParse(stored);
  return read.success ? read.data : [];
}

const stored = z.object({
  title: z.string(),
  kind: z.string(),
  url: z.string().nullable(),
  passPercent: z.number(),
  lessons: z.array(z.object({ title: z.string(), body: z.string() })),
  quiz: z.unknown(),
});

/** What a course says, from its rows. */
export function contentOf(row: unknown): CourseContent {
  const { quiz, ...rest } = stored.parse(row);
  return { ...rest, quiz: quizOf(quiz) };
}

/** The SHA-256 (hex) of what a course says, which a completion keeps. */
export function contentHash({ title, kind, url, passPercent, lessons, quiz }: CourseContent): string {
  const text = canonicalJson({
    type: 'candor.course/1',
    title,
    kind,
    url,
    passPercent,
    lessons: lessons.map((lesson) => ({ title: lesson.title, body: lesson.body })),
    quiz: quiz.map((question) => ({
      id: question.id,
      text: question.text,
      explanation: question.explanation,
      options: question.options.map(({ id, text: words, right }) => ({ id, text: words, right })),
    })),
  });
  return createHash('sha256').update(text).digest('hex');
}
