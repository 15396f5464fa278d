import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { type SealedFile, sealedFile } from '#lib/file/stored-file.ts';
import type { Context } from '#lib/operation.ts';
import { enterEngagement } from './steps.ts';

type Wanted = { engagementId: string; revisionId: string };

/** The file of a revision that the engagement shows or an answer handed over. @throws NotFound for every other */
export async function scopedFile(context: Context<Tenant>, wanted: Wanted): Promise<SealedFile> {
  const { tenant } = context;
  await enterEngagement(context, wanted.engagementId);
  const [found] = await tenant.$queryRaw<{ fileId: string }[]>`
    SELECT r."fileId" FROM engagement_evidence(${wanted.engagementId}::uuid) s
    JOIN "EvidenceRevision" r ON r.id = s."revisionId"
    WHERE r.id = ${wanted.revisionId}::uuid AND r."fileId" IS NOT NULL LIMIT 1`;
  if (!found) throw new NotFound('There is no such file.');
  return sealedFile(tenant, found.fileId);
}
