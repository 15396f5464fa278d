import { z } from 'zod';
import { newCopyCode } from '#lib/crypto/tokens.ts';
import { revisionInput } from '#lib/document/schema.ts';
import { findRevision } from '#lib/document/steps.ts';
import { NotFound } from '#lib/errors.ts';
import type { StagedFile } from '#lib/file/schema.ts';
import { keepFile } from '#lib/file/steps.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { command } from '#lib/operation.ts';
import { preparedLayout } from '#lib/pdf/layout.ts';
import { id } from '#lib/text.ts';

const jobInput = z.strictObject({ revisionId: id });
const reasons = z.array(z.object({ code: z.string(), sentence: z.string() })).max(50);
const staged = z.custom<StagedFile>(
  (value) => typeof value === 'object' && value !== null && 'fileId' in value,
);

// Only what has not come to an end may be prepared; `failed` because the queue tries again by itself.
const open = ['received', 'preparing', 'failed'];

/** Begins a preparation: null when there is nothing to do any more, for jobs that run twice. @throws NotFound */
export const beginPreparation = command(
  'document:prepare',
  jobInput,
  async ({ tenant, now }, { revisionId }) => {
    const revision = await tenant.documentRevision.findFirst({
      where: { id: revisionId },
      select: { documentId: true, originalFileId: true },
    });
    if (!revision) throw new NotFound('There is no such revision.');
    const begun = await tenant.documentRevision.updateMany({
      where: { id: revisionId, state: { in: open } },
      data: { state: 'preparing', pagesDone: 0, progressAt: now, reasons: [] },
    });
    const original = begun.count === 1 ? await sealedFile(tenant, revision.originalFileId) : null;
    const data = { revisionId, begun: begun.count === 1 };
    return { result: original, events: [{ subject: `document:${revision.documentId}`, data }] };
  },
);

const progressInput = jobInput.extend({
  pagesDone: z.number().int().min(0),
  pages: z.number().int().min(1).nullable(),
});

/** Tells how far a preparation has come, which also says that its worker lives. */
export const reportProgress = command(
  'document:prepare',
  progressInput,
  async ({ tenant, now }, { revisionId, pagesDone, pages }) => {
    await tenant.documentRevision.updateMany({
      where: { id: revisionId, state: 'preparing' },
      data: { pagesDone, progressAt: now, ...(pages === null ? {} : { pages }) },
    });
    return {
      result: null,
      events: [{ subject: `document-revision:${revisionId}`, data: { pagesDone, pages } }],
    };
  },
);

const readyInput = jobInput.extend({ layout: preparedLayout, reasons, staged });

/** Ends a preparation well: the prepared file becomes a row. False when another run was faster. */
export const finishPreparation = command('document:prepare', readyInput, async (context, input) => {
  const { tenant, now } = context;
  const { revisionId, layout } = input;
  const finished = await tenant.documentRevision.updateMany({
    where: { id: revisionId, state: 'preparing' },
    data: {
      state: 'ready',
      layout,
      reasons: input.reasons,
      pages: layout.pages,
      pagesDone: layout.pages,
      preparedAt: now,
      progressAt: now,
    },
  });
  const done = finished.count === 1;
  if (done) {
    const preparedFileId = await keepFile(context, input.staged);
    await tenant.documentRevision.updateMany({ where: { id: revisionId }, data: { preparedFileId } });
  }
  const codes = input.reasons.map(({ code }) => code);
  const data = { done, pages: layout.pages, sha256: layout.sha256, repaired: codes };
  return { result: done, events: [{ subject: `document-revision:${revisionId}`, data }] };
});

const endedInput = jobInput.extend({ state: z.enum(['refused', 'failed']), reasons: reasons.min(1) });

/** Ends a preparation badly, with its reasons: refused is for good, failed can be tried again. */
export const endPreparation = command(
  'document:prepare',
  endedInput,
  async ({ tenant, now }, { revisionId, state, reasons: why }) => {
    await tenant.documentRevision.updateMany({
      where: { id: revisionId, state: 'preparing' },
      data: { state, reasons: why, progressAt: now },
    });
    const data = { state, reasons: why.map(({ code }) => code) };
    return { result: null, events: [{ subject: `document-revision:${revisionId}`, data }] };
  },
);

/** What a member's preview is made of: written down before a byte of it leaves, with a code that can be traced. */
export const beginPreview = command(
  'document:preview',
  revisionInput,
  async ({ tenant, now, actor }, { documentId, revisionId }) => {
    const revision = await findRevision(tenant, { documentId, revisionId }, 'preview', now);
    if (!revision.preparedFileId) throw new NotFound('There is no such revision.');
    const document = await tenant.document.findFirst({ where: { id: documentId }, select: { title: true } });
    const organization = await tenant.organization.findFirst({ select: { name: true } });
    const code = newCopyCode();
    const prepared = await sealedFile(tenant, revision.preparedFileId);
    return {
      result: {
        code,
        at: now,
        title: document?.title ?? '',
        company: organization?.name ?? '',
        name: actor.kind === 'member' ? actor.name : 'Operator',
        email: actor.kind === 'member' ? actor.email : 'operator@localhost',
        layout: preparedLayout.parse(revision.layout),
        prepared,
      },
      events: [{ subject: `document:${documentId}`, data: { revisionId, code } }],
    };
  },
);
