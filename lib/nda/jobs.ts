import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { Conflict } from '#lib/errors.ts';
import { discardFile, stageFile } from '#lib/file/commands.ts';
import type { JobHandler } from '#lib/jobs/worker.ts';
import { fileSigned, findUnfiled } from '#lib/nda-signature/filing.ts';
import { signedAgreementPdf, signedFileName } from '#lib/nda-signature/pdf.ts';
import { id } from '#lib/text.ts';

const jobData = z.object({ organizationId: id, signatureId: id });

// The longest text with the longest record is far below this.
const mostBytes = 20 * 1024 * 1024;

/**
 * The job `nda-file` {organizationId, signatureId}: writes the signed agreement as PDF, keeps it, and mails it. Run
 * again it finds the PDF and does nothing; of two at once one keeps nothing.
 */
const ndaFile: JobHandler = async (data) => {
  const { organizationId, signatureId } = jobData.parse(data);
  const actor = systemActor(organizationId, 'nda-file');
  const signed = await findUnfiled(actor, { signatureId });
  if (!signed) return;
  const staged = await stageFile(actor, {
    name: signedFileName(signed),
    contentType: 'application/pdf',
    source: signedAgreementPdf(signed),
    maxBytes: mostBytes,
  });
  try {
    await fileSigned(actor, { signatureId, staged });
  } catch (error) {
    await discardFile(actor, staged).catch(() => undefined);
    if (!(error instanceof Conflict)) throw error;
  }
};

/** Jobs of the agreement, for bin/worker/handlers.ts. */
export const ndaJobs = { 'nda-file': ndaFile } as const satisfies Record<string, JobHandler>;
