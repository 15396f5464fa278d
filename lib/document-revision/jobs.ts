import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { type SystemActor, systemActor } from '#lib/auth/actor.ts';
import { CandorError } from '#lib/errors.ts';
import { discardFile, stageFile } from '#lib/file/commands.ts';
import { openFile, type SealedFile } from '#lib/file/stored-file.ts';
import type { JobHandler } from '#lib/jobs/worker.ts';
import { errorFields, log } from '#lib/log.ts';

import type { PreparedLayout } from '#lib/pdf/layout.ts';
import { reason } from '#lib/pdf/reasons.ts';
import { id } from '#lib/text.ts';
import { announceRevision } from './announce.ts';
import { beginPreparation, endPreparation, finishPreparation, reportProgress } from './preparation.ts';
import { makePreparationFolder, sweepPreparationFolders } from './preparation-folder.ts';
import { prepareInProcess } from './prepare-process.ts';

/** A prepared file is a little larger than its original: the slots, and what was packed tighter before. */
const MOST_PREPARED_BYTES = 512 * 1024 * 1024;
/** How often progress is written down, at most. Milliseconds. */
const progressEvery = 1_000;

const jobData = z.object({ organizationId: id, revisionId: id });

/** Tells progress at most once a second, one at a time; a failure to tell is not a failure to prepare. */
function progressOf(actor: SystemActor, revisionId: string) {
  let last = 0;
  let telling: Promise<unknown> = Promise.resolve();
  return {
    tell(progress: { pagesDone: number; pages: number }): void {
      const now = Date.now();
      if (now - last < progressEvery) return;
      last = now;
      const { pagesDone, pages } = progress;
      telling = telling.then(() =>
        reportProgress(actor, { revisionId, pagesDone, pages: pages || null }).catch(() => undefined),
      );
    },
    settled: () => telling,
  };
}

/** What the process said of its file is checked: it read a document nobody trusts. A page without a slot would leave unmarked. */
function agrees(layout: PreparedLayout, staged: { sizeBytes: number; sha256: string }): boolean {
  const slots = [...layout.sharedSlots, ...layout.codeSlots].toSorted((a, b) => a.offset - b.offset);
  const apart = slots.every((slot, index) => {
    const next = slots[index + 1]?.offset ?? layout.sizeBytes;
    return slot.offset + slot.length <= next;
  });
  const pages = new Set(layout.codeSlots.map((slot) => slot.page));
  const whole = staged.sizeBytes === layout.sizeBytes && staged.sha256 === layout.sha256;
  return apart && whole && pages.size === layout.pages && layout.codeSlots.length === layout.pages;
}

async function prepareIn(
  folder: string,
  actor: SystemActor,
  revisionId: string,
  original: SealedFile,
): Promise<void> {
  const source = join(folder, 'source.pdf');
  const target = join(folder, 'target.pdf');
  await pipeline(await openFile(original), createWriteStream(source, { flags: 'wx', mode: 0o600 }));
  const progress = progressOf(actor, revisionId);
  const result = await prepareInProcess({ source, target, onProgress: progress.tell });
  await progress.settled();
  if (result.state !== 'ready') {
    await endPreparation(actor, { revisionId, state: result.state, reasons: result.reasons });
    return;
  }
  const staged = await stageFile(actor, {
    name: original.name,
    contentType: 'application/pdf',
    source: createReadStream(target, { highWaterMark: 256 * 1024 }),
    maxBytes: MOST_PREPARED_BYTES,
  });
  const { layout, reasons } = result;
  if (!agrees(layout, staged)) {
    await discardFile(actor, staged);
    await endPreparation(actor, { revisionId, state: 'failed', reasons: [reason('worker-failed')] });
    return;
  }
  const kept = await finishPreparation(actor, { revisionId, layout, reasons, staged }).catch(
    async (error) => {
      await discardFile(actor, staged).catch(() => undefined);
      throw error;
    },
  );
  if (!kept) await discardFile(actor, staged);
}

function reasonOf(error: unknown): { code: string; sentence: string } {
  const why = error instanceof CandorError ? error.message : 'Something failed on our side.';
  return {
    code: 'interrupted',
    sentence: `The preparation was interrupted. ${why} It is tried again by itself.`,
  };
}

/**
 * The job `document-prepare`: decrypts a received file into a folder of its own, has it prepared by a process that can
 * be killed, and stores the result. Refusals are results; what fails around it is shown, and thrown to be tried again.
 */
export async function prepareRevision(data: Parameters<JobHandler>[0]): Promise<void> {
  const { organizationId, revisionId } = jobData.parse(data);
  const actor = systemActor(organizationId, 'document-prepare');
  const original = await beginPreparation(actor, { revisionId });
  if (!original) return;
  await sweepPreparationFolders(new Date());
  const folder = await makePreparationFolder();
  try {
    await prepareIn(folder, actor, revisionId, original);
  } catch (error) {
    log.error('preparation failed', { revision: revisionId, ...errorFields(error) });
    const reasons = [reasonOf(error)];
    await endPreparation(actor, { revisionId, state: 'failed', reasons }).catch(() => undefined);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The jobs of documents. */
export const documentJobs: Record<'document-prepare' | 'document-announce', JobHandler> = {
  'document-prepare': prepareRevision,
  'document-announce': announceRevision,
};
