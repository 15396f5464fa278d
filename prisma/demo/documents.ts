import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { addDocument } from '#lib/document/commands.ts';
import { publishRevision } from '#lib/document-revision/commands.ts';
import { prepareRevision } from '#lib/document-revision/jobs.ts';
import { uploadRevision } from '#lib/document-revision/upload.ts';
import { markdownDocument } from '#lib/pdf/markdown-document.ts';
import { documents } from './program-documents.ts';
import { reportMarkdown } from './report.ts';

/** The key of a demo document, e.g. `soc2`. */
export type DocumentKey = (typeof documents)[number]['key'];

/** Ids of the demo's documents by key. */
export type DocumentIds = Record<DocumentKey, string>;

/** Writes, uploads, prepares and publishes the demo's own reports, one of them over 100 pages. */
export async function seedDocuments(operator: OperatorActor): Promise<DocumentIds> {
  const ids: Partial<DocumentIds> = {};
  for (const { key, title, tier, description, chapters } of documents) {
    const { id: documentId } = await addDocument(operator, { title, tier, description });
    // Drawn to its end first: it keeps the process busy for seconds, in which a waiting transaction would time out.
    const pdf = await buffer(
      markdownDocument({ title, markdown: reportMarkdown(title, chapters), language: 'en' }),
    );
    const source = Readable.from([pdf]);
    const uploaded = await uploadRevision(operator, { documentId, fileName: `${key}.pdf`, source });
    const { revisionId } = uploaded;
    await prepareRevision({ organizationId: operator.organizationId, revisionId });
    await publishRevision(operator, { documentId, revisionId });
    ids[key] = documentId;
  }
  return ids as DocumentIds;
}
