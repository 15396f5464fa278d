import { z } from 'zod';
import { id, line, paragraph } from '#lib/text.ts';
import type { InquiryState } from './lifecycle.ts';

/** Most inquiries of one engagement, most messages of one, and most pieces of evidence in one answer. */
export const inquiryLimit = 2000;
export const messageLimit = 500;
export const attachmentLimit = 50;

const body = paragraph('Message', 4000).refine((text) => text !== '', 'Write a message first.');

/** A control or a requirement of an engagement. */
export const aboutInput = z.strictObject({
  engagementId: id,
  controlId: id.nullable(),
  requirementId: id.nullable(),
});

/** What an auditor asks for, about a control or a requirement of the engagement. */
export const askInput = z
  .strictObject({
    engagementId: id,
    controlId: id.nullable().default(null),
    requirementId: id.nullable().default(null),
    subject: line('Subject', 160),
    body,
  })
  .refine(({ controlId, requirementId }) => (controlId === null) !== (requirementId === null), {
    message: 'Please say what it is about: a control or a requirement.',
  });

const one = { engagementId: id, inquiryId: id };

/** A message of an auditor on an inquiry. */
export const writeInput = z.strictObject({ ...one, body });

/** An answer of the team, with the revisions of evidence that it hands over. */
export const answerInput = z.strictObject({
  ...one,
  body,
  revisionIds: z
    .array(id)
    .max(attachmentLimit, `At most ${attachmentLimit} pieces of evidence in one answer.`)
    .transform((ids) => [...new Set(ids)])
    .default([]),
});

/** One inquiry of an engagement. */
export const inquiryInput = z.strictObject(one);

/** The inquiries of an engagement, or those about one control or requirement. */
export const listInquiriesInput = z.strictObject({ engagementId: id, aboutId: id.nullable().default(null) });

/** An inquiry in a list. */
export type InquiryRow = {
  id: string;
  number: number;
  subject: string;
  about: string;
  state: InquiryState;
  lastAt: Date;
  messages: number;
};
