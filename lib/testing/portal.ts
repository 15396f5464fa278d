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

/** Adds a document without a stored file; published unless `state` says otherwise. Returns its id. */
export async function addListedDocument(world: World, document: NewDocument): Promise<string> {
  const { organizationId } = world;
  const { title, tier, state = 'published' } = document;
  const [documentId, revisionId, fileId, keyId] = [newId(), newId(), newId(), newId()];
  const at = new Date();
  await arrange(world, async (tenant) => {
    await tenant.document.create({
      data: {
        organizationId,
        id: documentId,
        title,
        tier,
        position: 0,
        createdAt: at,
        createdBy: 'operator:test',
      },
    });
    if (state === 'none') return;
    await tenant.organizationKey.create({
      data: { organizationId, id: keyId, wrapped: new Uint8Array(8), masterKeyId: 'test', createdAt: at },
    });
    await tenant.file.create({
      data: {
        organizationId,
        id: fileId,
        storageKey: fileId,
        organizationKeyId: keyId,
        wrappedDataKey: new Uint8Array(8),
        name: 'report.pdf',
        contentType: 'application/pdf',
        sizeBytes: 10,
        sha256: '',
        createdAt: at,
        createdBy: 'operator:test',
      },
    });
    await tenant.documentRevision.create({
      data: {
        organizationId,
        id: revisionId,
        documentId,
        number: 1,
        state: 'ready',
        reasons: [],
        pages: 12,
        originalFileId: fileId,
        receivedAt: at,
        receivedBy: 'operator:test',
        publishedAt: state === 'ready' ? null : at,
        withdrawnAt: state === 'withdrawn' ? at : null,
      },
    });
    const archivedAt = state === 'archived' ? at : null;
    await tenant.document.updateMany({
      where: { id: documentId },
      data: { currentRevisionId: revisionId, archivedAt },
    });
  });
  return documentId;
}
