import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { openFile } from '#lib/file/stored-file.ts';
import { newId } from '#lib/id.ts';
import { signNda } from '#lib/nda-signature/commands.ts';
import { getOwnSignedFile, getSignedFile } from '#lib/nda-signature/queries.ts';
import { mails } from '#lib/testing/access.ts';
import { collect } from '#lib/testing/bytes.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { publishAgreement, signedForm } from '#lib/testing/nda.ts';
import { needProgram } from '#lib/testing/pdf.ts';
import { addPortal } from '#lib/testing/portal.ts';
import { addVisitor, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { ndaJobs } from './jobs.ts';

useTestDatabase();

async function worldWithKey(): Promise<World> {
  const world = await createWorld('Northwind Data');
  await addPortal(world);
  await arrange(world, (tenant) => createOrganizationKey(tenant, world.organizationId, new Date()));
  return world;
}

const run = (world: World, signatureId: string) =>
  ndaJobs['nda-file']({ organizationId: world.organizationId, signatureId });

function onDisk(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-nda-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'signed.pdf');
  writeFileSync(path, bytes);
  return path;
}

test.for([
  ['Vera Lindqvist', 'Buyer & Söhne GmbH', 'Straße 1\n10115 Berlin'],
  ['Николай Петров', 'Волга Софт', 'улица Ленина, 1\nСамара'],
  ['أميرة عبد الرحمن', 'شركة القصر', 'شارع ١٢'],
  [') Tj ET Q', '(Buyer) \\ Ltd', '{{company}} <b>x</b> # no heading'],
])(
  '%s gets the signed agreement as a valid PDF that says what was signed',
  async ([typedName = '', company = '', postalAddress = ''], context) => {
    needProgram(context, 'qpdf', 'qpdf');
    needProgram(context, 'pdftotext', 'poppler-utils');
    const world = await worldWithKey();
    const visitor = await addVisitor(world, { name: typedName, company });
    const agreement = await publishAgreement(world);
    const { signatureId } = await signNda(visitor, { ...signedForm(agreement), typedName, postalAddress });
    await run(world, signatureId);
    const file = await getOwnSignedFile(visitor, { signatureId });
    expect(file.contentType).toBe('application/pdf');
    const path = onDisk(await collect(await openFile(file)));
    expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    const flat = text.replace(/\s+/g, '');
    for (const part of [agreement.sha256, signatureId, visitor.email, '127.0.0.1', 'NorthwindData'])
      expect(flat).toContain(part);
    if (/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}]+$/u.test(typedName + company))
      for (const part of [typedName, company]) expect(flat).toContain(part.replace(/\s+/g, ''));
    expect(flat).not.toContain('{{person}}');
    expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/Tagged:\s+yes/);
  },
);

test('the PDF is mailed to the signer and a note to the approver, once, however often the job runs', async () => {
  const world = await worldWithKey();
  const agreement = await publishAgreement(world);
  const { visitor, approver } = world.actors;
  const { signatureId } = await signNda(visitor, signedForm(agreement));
  await Promise.allSettled([run(world, signatureId), run(world, signatureId)]);
  await run(world, signatureId);
  const sent = await arrange(world, (tenant) => tenant.mail.findMany({ orderBy: { id: 'asc' } }));
  expect(sent.map((mail) => [mail.template, mail.recipient])).toEqual([
    ['nda-signed', visitor.email],
    ['nda-signed-note', approver.email],
  ]);
  const file = await getSignedFile(world.actors.approver, { signatureId });
  expect(sent[0]?.attachments).toEqual([{ fileId: file.fileId, name: expect.stringMatching(/\.pdf$/) }]);
  const left = await arrange(world, async (tenant) => [
    await tenant.file.count(),
    await tenant.upload.count({ where: { sweptAt: null } }),
  ]);
  expect(left).toEqual([1, 0]);
  const filed = (await auditTrail(world)).filter((event) => event.action === 'nda:file-signed');
  expect(filed).toEqual([
    { action: 'nda:file-signed', actor: 'system:nda-file', subject: `nda-signature:${signatureId}` },
  ]);
});

test('a job that names the signature of another organization, or none, does nothing and fails (T09)', async () => {
  const [ours, theirs] = [await worldWithKey(), await worldWithKey()];
  const { signatureId } = await signNda(ours.actors.visitor, signedForm(await publishAgreement(ours)));
  await expect(run(theirs, signatureId)).rejects.toThrow(NotFound);
  await expect(run(ours, newId())).rejects.toThrow(NotFound);
  await expect(run(ours, 'not-an-id')).rejects.toThrow();
  expect([...(await mails(ours)), ...(await mails(theirs))]).toEqual([]);
  await expect(getSignedFile(theirs.actors.owner, { signatureId })).rejects.toThrow(NotFound);
});
