import { NotFound } from '#lib/errors.ts';
import { type SealedFile, sealedFile } from '#lib/file/stored-file.ts';
import { query } from '#lib/operation.ts';
import { endWaiverInput, waivedVisitorInput } from './schema.ts';

/** The agreement that was signed elsewhere, to be opened with `openFile`. Throws NotFound. */
export const getWaiverProof = query(
  'nda:download-signed',
  endWaiverInput,
  async ({ tenant }, { waiverId }): Promise<SealedFile> => {
    const waiver = await tenant.ndaWaiver.findFirst({
      where: { id: waiverId },
      select: { proofFileId: true },
    });
    if (!waiver?.proofFileId) throw new NotFound('There is no proof to this waiver.');
    return sealedFile(tenant, waiver.proofFileId);
  },
);

/** Whether the agreement may be waived for this visitor at all: asked before a file is read. Throws Forbidden, NotFound. */
export const requireWaivable = query('nda:waive', waivedVisitorInput, async ({ tenant }, { visitorId }) => {
  const visitor = await tenant.visitor.findFirst({ where: { id: visitorId }, select: { id: true } });
  if (!visitor) throw new NotFound('There is no such visitor.');
});
