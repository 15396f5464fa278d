import { z } from 'zod';
import { preparedLayout } from './layout.ts';
import { reasonSchema } from './reasons.ts';

/** What a worker is asked for, and until when (milliseconds since 1970) and with how much memory it may try. */
export const workerTask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('inspect'), source: z.string(), deadline: z.number(), maxBytes: z.number() }),
  z.object({
    kind: z.literal('prepare'),
    source: z.string(),
    target: z.string(),
    deadline: z.number(),
    maxBytes: z.number(),
  }),
]);
export type WorkerTask = z.infer<typeof workerTask>;

/** What a worker says. It has read a stranger's file: all of it is parsed before it is believed. */
export const workerMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.int().nonnegative(), total: z.int().positive() }),
  z.object({
    kind: z.literal('inspected'),
    state: z.enum(['ready', 'repaired', 'refused']),
    reasons: z.array(reasonSchema),
    pages: z.int().nonnegative(),
  }),
  z.object({ kind: z.literal('prepared'), layout: preparedLayout, repairs: z.array(reasonSchema) }),
  z.object({ kind: z.literal('refused'), reason: reasonSchema }),
]);
export type WorkerMessage = z.infer<typeof workerMessage>;
