import type { Actor } from '#lib/auth/actor.ts';
import { endOfDay } from '#lib/day.ts';
import { peek, requirePdf } from '#lib/document-revision/content-type.ts';
import { shownFileName } from '#lib/document-revision/upload.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { discardFile, stageFile } from '#lib/file/commands.ts';
import type { StagedFile } from '#lib/file/schema.ts';
import { keepFile } from '#lib/file/steps.ts';
import { lockVisitor, refuseOwn } from '#lib/grant/steps.ts';
import { writeWaiver } from '#lib/nda/steps.ts';
import { command } from '#lib/operation.ts';
import { endWaiverInput, waiveNdaInput } from './schema.ts';

/** Most bytes of an agreement that was signed elsewhere. */
export const maxProofBytes = 20 * 1024 * 1024;

const ownSentence = 'You cannot waive the agreement for yourself. Another approver has to do this.';

/**
 * Decides that one visitor needs no signature here, and why. Only deciders may, and nobody for themselves; shown on the
 * grants it opens. Throws NotFound, Conflict, Invalid.
 */
export const waiveNda = command('nda:waive', waiveNdaInput, async (context, input) => {
  const { tenant, actor, now } = context;
  const { visitorId, kind, reason, proof } = input;
  await lockVisitor(tenant, visitorId);
  const visitor = await tenant.visitor.findFirstOrThrow({
    where: { id: visitorId },
    select: { email: true },
  });
  refuseOwn(actor, visitor.email, ownSentence);
  const expiresAt = input.endsOn ? endOfDay(input.endsOn) : null;
  if (expiresAt && expiresAt <= now)
    throw new Invalid([{ path: 'endsOn', message: 'Please choose a day that is not over yet.' }]);
  const proofFileId = proof ? await keepFile(context, proof) : undefined;
  const { waiverId, event } = await writeWaiver(context, { visitorId, kind, reason, proofFileId, expiresAt });
  return { result: waiverId, events: [event] };
});

/** What is sent with a waiver that was signed elsewhere. */
export type Proof = { fileName: string; source: AsyncIterable<Uint8Array> };

/**
 * Runs a command with the agreement that was signed elsewhere: checks by its content that it is a PDF and stores it
 * encrypted. On any failure nothing stays. Throws Invalid when it is no PDF or larger than 20 MB, and what `run` throws.
 */
export async function withProof<T>(
  actor: Actor,
  proof: Proof,
  run: (staged: StagedFile) => Promise<T>,
): Promise<T> {
  const { head, whole } = await peek(proof.source);
  await requirePdf(head);
  const staged = await stageFile(actor, {
    name: shownFileName(proof.fileName),
    contentType: 'application/pdf',
    source: whole,
    maxBytes: maxProofBytes,
  });
  try {
    return await run(staged);
  } catch (error) {
    await discardFile(actor, staged).catch(() => undefined);
    throw error;
  }
}

/** Waives with the agreement that was signed elsewhere. Throws as `waiveNda` and `withProof`. */
export async function waiveWithProof(
  actor: Actor,
  input: Omit<Parameters<typeof waiveNda>[1], 'proof'>,
  proof: Proof,
): Promise<string> {
  return withProof(actor, proof, (staged) => waiveNda(actor, { ...input, proof: staged }));
}

/** Ends a waiver: from now on the visitor signs, or opens nothing that is confidential. */
export const endWaiver = command('nda:end-waiver', endWaiverInput, async (context, { waiverId }) => {
  const { tenant, now, by } = context;
  const found = await tenant.ndaWaiver.findFirst({ where: { id: waiverId }, select: { visitorId: true } });
  if (!found) throw new NotFound('There is no such waiver.');
  const ended = await tenant.ndaWaiver.updateMany({
    where: { id: waiverId, endedAt: null },
    data: { endedAt: now, endedBy: by },
  });
  if (ended.count === 0) throw new Conflict('This waiver has ended already.');
  const data = { visitorId: found.visitorId };
  return { result: null, events: [{ subject: `nda-waiver:${waiverId}`, data }] };
});
