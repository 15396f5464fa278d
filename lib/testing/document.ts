import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import PdfDocument from 'pdfkit';
import { systemActor, type VisitorActor } from '#lib/auth/actor.ts';
import { addDocument } from '#lib/document/commands.ts';
import type { Tier } from '#lib/document/tier.ts';
import { publishRevision } from '#lib/document-revision/commands.ts';
import { beginPreparation, finishPreparation } from '#lib/document-revision/preparation.ts';
import { uploadRevision } from '#lib/document-revision/upload.ts';
import { stageFile } from '#lib/file/commands.ts';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { giveGrant } from '#lib/grant/steps.ts';
import { newId } from '#lib/id.ts';
import { preparePdf } from '#lib/pdf/prepare.ts';
import { inChunks } from './bytes.ts';
import { arrange, createWorld, type World } from './world.ts';

/** A PDF with text on each page; `noise` random bytes a page make it large. */
export async function samplePdf(pages: number, noise = 0): Promise<Buffer> {
  const pdf = new PdfDocument({ size: 'A4', compress: false, autoFirstPage: false });
  for (let page = 1; page <= pages; page += 1) {
    pdf.addPage().fontSize(14).text(`Page ${page} of the report`);
    if (noise > 0) pdf.fontSize(1).text('x'.repeat(noise), { lineBreak: false });
  }
  pdf.end();
  return buffer(pdf);
}

/** An organization that can encrypt. */
export async function createDeliveryWorld(): Promise<World> {
  const world = await createWorld();
  await arrange(world, (tenant) => createOrganizationKey(tenant, world.organizationId, new Date()));
  return world;
}

/** Uploads a PDF as a new revision, and prepares it without the queue. Returns the revision's id. */
export async function addReadyRevision(world: World, documentId: string, pdf: Buffer): Promise<string> {
  const { security } = world.actors;
  const { revisionId } = await uploadRevision(security, {
    documentId,
    fileName: 'report.pdf',
    source: inChunks(pdf),
  });
  const system = systemActor(world.organizationId, 'document-prepare');
  await beginPreparation(system, { revisionId });
  const folder = await mkdtemp(join(tmpdir(), 'candor-test-'));
  try {
    const [source, target] = [join(folder, 'source.pdf'), join(folder, 'target.pdf')];
    await writeFile(source, pdf);
    const { layout, repairs } = await preparePdf({ source, target });
    const bytes = await readFile(target);
    const file = {
      name: 'report.pdf',
      contentType: 'application/pdf',
      source: inChunks(bytes),
      maxBytes: 1e9,
    };
    const staged = await stageFile(system, file);
    await finishPreparation(system, { revisionId, layout, reasons: repairs, staged });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return revisionId;
}

/** A document with a published revision. */
export async function addPublishedDocument(
  world: World,
  {
    title = 'SOC 2 report',
    tier = 'restricted' as Tier,
    pages = 3,
    pdf,
  }: {
    title?: string;
    tier?: Tier;
    pages?: number;
    pdf?: Buffer;
  } = {},
): Promise<{ documentId: string; revisionId: string }> {
  const { id: documentId } = await addDocument(world.actors.security, { title, description: '', tier });
  const revisionId = await addReadyRevision(world, documentId, pdf ?? (await samplePdf(pages)));
  await publishRevision(world.actors.security, { documentId, revisionId });
  return { documentId, revisionId };
}

/** Gives the visitor an active grant, an NDA waiver and a session, so that the document is open to them. */
export async function openTo(
  world: World,
  visitor: VisitorActor,
  documentId: string,
): Promise<{ grantId: string }> {
  const { organizationId } = world;
  const { visitorId } = visitor;
  const now = new Date();
  const by = 'operator:test';
  return arrange(world, async (tenant) => {
    if ((await tenant.ndaWaiver.count({ where: { visitorId } })) === 0) {
      const waiver = { kind: 'not-needed', reason: 'test', waivedAt: now, waivedBy: by };
      await tenant.ndaWaiver.create({ data: { ...waiver, organizationId, id: newId(), visitorId } });
    }
    if ((await tenant.session.count({ where: { id: visitor.sessionId } })) === 0) {
      await tenant.session.create({
        data: {
          organizationId,
          id: visitor.sessionId,
          visitorId,
          tokenHash: newId(),
          address: '',
          userAgent: '',
          createdAt: now,
          lastSeenAt: now,
          expiresAt: new Date(now.getTime() + 86_400_000),
        },
      });
    }
    const context = { tenant, organizationId, now, by };
    return { grantId: await giveGrant(context, { visitorId, documentId, source: 'operator' }) };
  });
}
