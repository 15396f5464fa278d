import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { newId } from '#lib/id.ts';
import { type AccessWorld, createAccessWorld, sendRequest } from '#lib/testing/access.ts';
import { candor, candorJson, useOwnDatabase } from '#lib/testing/command-line.ts';
import { samplePdf } from '#lib/testing/document.ts';
import { arrange, auditTrail } from '#lib/testing/world.ts';

useOwnDatabase();

let world: AccessWorld;
let other: AccessWorld;

beforeAll(async () => {
  world = await createAccessWorld();
  other = await createAccessWorld();
});

const within = (place: AccessWorld, ...words: string[]) => candorJson(...words, '--organization', place.slug);
const asOperator = async (action: string) =>
  (await auditTrail(world)).filter((event) => event.action === action && /^operator:./.test(event.actor));
const notFound = { status: 1, answer: { error: 'not-found', message: expect.any(String) } };

test('lists of every noun have rows, a cursor and a count, and nothing of another organization', async () => {
  await sendRequest(other);
  for (const noun of ['document', 'request', 'grant', 'delivery', 'audit', 'mail']) {
    const { status, answer } = await within(world, noun, 'list');
    expect(status, noun).toBe(0);
    expect(answer, noun).toEqual({
      rows: expect.any(Array),
      next: null,
      previous: null,
      count: expect.any(Number),
    });
    expect(JSON.stringify(answer), noun).not.toContain(other.organizationId.slice(-12));
  }
  expect(await candorJson('grant', 'list', '--organization', 'nobody')).toEqual(notFound);
  const { stdout, status } = await candor(
    'document',
    'list',
    '--organization',
    world.slug,
    '--tier',
    'hidden',
  );
  expect(status).toBe(0);
  expect(stdout).toMatch(/^id +title +tier .*\n[0-9a-f-]{36} +Architecture review +hidden .*\n$/);
}, 180_000);

test('the operator approves one document of a request and denies the rest, and both are told', async () => {
  const { restricted, second } = world.documents;
  const requestId = await sendRequest(world, [restricted, second]);
  const foreign = await within(other, 'request', 'approve', requestId);
  expect(foreign).toEqual(notFound);
  expect(await within(other, 'request', 'approve', newId())).toEqual(foreign);

  const approved = await within(
    world,
    'request',
    'approve',
    requestId,
    '--document',
    restricted,
    '--days',
    '9',
  );
  expect(approved).toMatchObject({ status: 0, answer: { id: requestId, state: 'submitted' } });
  const denied = await within(world, 'request', 'deny', requestId, '--reason', 'Customers only.');
  expect(denied.answer).toMatchObject({
    state: 'approved-in-part',
    documents: [
      { id: restricted, outcome: 'approved', grantId: expect.any(String) },
      { id: second, outcome: 'denied', reason: 'Customers only.', grantId: null },
    ],
  });
  expect(await asOperator('access-request:decide')).toHaveLength(2);
  const again = await within(world, 'request', 'approve', requestId);
  expect(again).toEqual({ status: 1, answer: { error: 'conflict', message: expect.any(String) } });
}, 180_000);

test('the operator opens a document to a visitor named by address, and takes it back', async () => {
  const { confidential } = world.documents;
  const { email } = world.actors.visitor;
  const words = ['grant', 'issue', '--visitor', email, '--document', confidential];
  expect(await within(other, ...words)).toEqual(notFound);
  const issued = await within(world, ...words, '--days', '5');
  expect(issued).toEqual({ status: 0, answer: { id: expect.any(String) } });
  const listed = await within(world, 'grant', 'list', '--visitor', email, '--document', confidential);
  expect(listed.answer).toMatchObject({ rows: [{ documentId: confidential, source: 'operator', days: 5 }] });
  const { id } = issued.answer as { id: string };
  const why = ['--reason', 'Contract ended.'];
  expect(await within(other, 'grant', 'revoke', id, ...why)).toEqual(notFound);
  expect((await candor('grant', 'revoke', id, '--organization', world.slug)).stderr).toMatch(/--reason/);
  expect((await within(world, 'grant', 'revoke', id, ...why)).answer).toEqual({ id, state: 'revoked' });
  expect(await asOperator('grant:revoke')).toEqual([
    { action: 'grant:revoke', actor: expect.any(String), subject: `grant:${id}` },
  ]);
  const mails = await within(world, 'mail', 'list', '--search', email);
  expect(mails.answer).toMatchObject({
    rows: expect.arrayContaining([expect.objectContaining({ state: 'waiting' })]),
  });
}, 180_000);

test('ids that are none, and words that are no choice, are refused with the choices', async () => {
  const malformed = await within(world, 'grant', 'revoke', 'no-id', '--reason', 'x');
  expect(malformed).toEqual({ status: 1, answer: { error: 'invalid', message: expect.any(String) } });
  const { status, stderr } = await candor('grant', 'list', '--organization', world.slug, '--state', 'odd');
  expect(status).toBe(1);
  expect(stderr).toMatch(/one of: active, not-started/);
}, 120_000);

test('the operator uploads a report, waits for its preparation and publishes it', async () => {
  await arrange(world, (tenant) => createOrganizationKey(tenant, world.organizationId, new Date()));
  const folder = mkdtempSync(join(tmpdir(), 'candor-upload-'));
  const path = join(folder, 'Pen test 2026.pdf');
  writeFileSync(path, await samplePdf(4));
  const added = await within(world, 'document', 'add', path, '--tier', 'confidential', '--publish');
  expect(added).toMatchObject({
    status: 0,
    answer: {
      title: 'Pen test 2026',
      tier: 'confidential',
      revision: { number: 1, state: 'current', pages: 4, reasons: [] },
    },
  });
  expect(await asOperator('document:publish-revision')).toHaveLength(1);
  const { id } = added.answer as { id: string };
  const second = await within(world, 'document', 'add', path, '--document', id);
  expect(second.answer).toMatchObject({ id, revision: { number: 2, state: 'ready' } });
  expect(await within(other, 'document', 'add', path, '--document', id)).toEqual(notFound);
}, 180_000);

test('a file that is no PDF, or is not there, is refused with a sentence and leaves no revision', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'candor-upload-')), 'notes.pdf');
  writeFileSync(path, 'PK\u0003\u0004 not a PDF at all');
  const refused = await within(world, 'document', 'add', path, '--title', 'Notes');
  expect(refused).toEqual({
    status: 1,
    answer: { error: 'invalid', message: expect.stringMatching(/not a PDF/) },
  });
  const absent = await within(world, 'document', 'add', `${path}.gone`);
  expect(absent).toEqual({
    status: 1,
    answer: { error: 'error', message: expect.stringMatching(/does not exist/) },
  });
  const revisions = await arrange(world, (tenant) =>
    tenant.documentRevision.count({ where: { document: { title: 'Notes' } } }),
  );
  expect(revisions).toBe(0);
}, 120_000);
