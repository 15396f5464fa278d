import { newId } from '#lib/id.ts';
import { arrange, type World } from './world.ts';

/** Gives the organization an unpublished portal and returns its id. */
export async function addPortal(world: World): Promise<string> {
  const { organizationId, slug } = world;
  const id = newId();
  const at = new Date();
  await arrange(world, (tenant) =>
    tenant.portal.create({
      data: {
        organizationId,
        id,
        slug,
        title: 'Security at Northwind',
        introduction: 'How we protect your data.',
        accent: '#0f5873',
        contactEmail: 'security@northwind.example',
        accessNotice: '',
        changedAt: at,
        createdAt: at,
      },
      select: { id: true },
    }),
  );
  return id;
}

type NewDocument = {
  title: string;
  tier: 'public' | 'confidential' | 'restricted' | 'hidden';
  /** How far its only revision came. */
  state?: 'none' | 'ready' | 'published' | 'withdrawn' | 'archived';
};

/** Adds documents without stored files; published unless `state` says otherwise. Returns their ids in the same order. */
export async function addListedDocuments(world: World, documents: readonly NewDocument[]): Promise<string[]> {
  const { organizationId } = world;
  const at = new Date();
  const made = documents.map(({ title, tier, state = 'published' }) => {
    const [id, revisionId, fileId, keyId] = [newId(), newId(), newId(), newId()];
    return { id, revisionId, fileId, keyId, title, tier, state };
  });
  const revised = made.filter(({ state }) => state !== 'none');
  const stamps = { createdAt: at, createdBy: 'operator:test' };
  await arrange(world, async (tenant) => {
    await tenant.document.createMany({
      data: made.map(({ id, title, tier }) => ({ organizationId, id, title, tier, position: 0, ...stamps })),
    });
    await tenant.organizationKey.createMany({
      data: revised.map(({ keyId }) => ({
        organizationId,
        id: keyId,
        wrapped: new Uint8Array(8),
        masterKeyId: 'test',
        createdAt: at,
      })),
    });
    await tenant.file.createMany({
      data: revised.map(({ fileId, keyId }) => ({
        organizationId,
        id: fileId,
        storageKey: fileId,
        organizationKeyId: keyId,
        wrappedDataKey: new Uint8Array(8),
        name: 'report.pdf',
        contentType: 'application/pdf',
        sizeBytes: 10,
        sha256: '',
        ...stamps,
      })),
    });
    await tenant.documentRevision.createMany({
      data: revised.map(({ id, revisionId, fileId, state }) => ({
        organizationId,
        id: revisionId,
        documentId: id,
        number: 1,
        state: 'ready',
        reasons: [],
        pages: 12,
        originalFileId: fileId,
        receivedAt: at,
        receivedBy: 'operator:test',
        publishedAt: state === 'ready' ? null : at,
        withdrawnAt: state === 'withdrawn' ? at : null,
      })),
    });
    for (const { id, revisionId, state } of revised) {
      const archivedAt = state === 'archived' ? at : null;
      await tenant.document.updateMany({
        where: { id },
        data: { currentRevisionId: revisionId, archivedAt },
      });
    }
  });
  return made.map(({ id }) => id);
}

/** The same for one document. Returns its id. */
export async function addListedDocument(world: World, document: NewDocument): Promise<string> {
  const [id = ''] = await addListedDocuments(world, [document]);
  return id;
}
