import { expect, test } from 'vitest';
import { listClaims } from '#lib/claim/queries.ts';
import { archiveControls } from '#lib/control/bulk-commands.ts';
import { addControl } from '#lib/control/commands.ts';
import { getControl } from '#lib/control/detail-queries.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { listSubprocessors } from '#lib/subprocessor/queries.ts';
import { plainControl } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrangeCsf, proposalSaying, readIn } from '#lib/testing/proposal-page.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { commitPage } from './commit-commands.ts';
import { acceptProposal, dropProposal, undoProposal } from './decide-commands.ts';
import { discardPage } from './draft-commands.ts';
import { acceptFinding, dropFinding } from './finding-commands.ts';
import { getReview, type PageReview } from './queries.ts';
import type { ControlChoice } from './schema.ts';
import { getSummary } from './summary-queries.ts';

useTestDatabase();

async function accept(world: World, review: PageReview, words: string, control: ControlChoice, more = {}) {
  const { id, revision } = proposalSaying(review, words);
  await acceptProposal(world.actors.security, { proposalId: id, revision, control, ...more });
  return id;
}

/** A page of which the backups are behind a control that is there, the encryption behind one of the library. */
async function decided() {
  const world = await createWorld();
  const { security } = world.actors;
  await arrangeCsf(world);
  const controlId = await addControl(security, plainControl);
  const review = await readIn(security);
  const pageId = review.page.id;
  const backups = await accept(
    world,
    review,
    'Backups',
    { kind: 'existing', controlId },
    { requirements: ['PR.DS-11'] },
  );
  await accept(world, review, 'All customer data', { kind: 'template', identifier: 'DP-01' });
  return { world, security, review, pageId, controlId, backups };
}

test('whoever may not edit the program cannot commit, and the other organization finds nothing to', async () => {
  const { world, pageId, security } = await decided();
  const { digest } = await getSummary(security, { pageId });
  const { approver, employee, visitor } = world.actors;
  for (const actor of [approver, employee, visitor]) {
    await expect(commitPage(actor, { pageId, digest, close: false })).rejects.toThrow(Forbidden);
    await expect(getSummary(actor, { pageId })).rejects.toThrow(Forbidden);
  }
  const { owner } = (await createWorld()).actors;
  await expect(getSummary(owner, { pageId })).rejects.toThrow(NotFound);
  await expect(commitPage(owner, { pageId, digest, close: false })).rejects.toThrow(NotFound);
});

test('one commit makes claims, controls, mappings, subprocessors and the contact, and says so in the log', async () => {
  const { world, security, review, pageId, controlId, backups } = await decided();
  const { findings } = review;
  const named = (kind: string) => findings.find((one) => one.kind === kind)?.id ?? '';
  const given = { purpose: 'Hosting', location: 'Belgium' };
  await acceptFinding(security, { findingId: named('subprocessor'), revision: 1, ...given });
  await acceptFinding(security, { findingId: named('contact'), revision: 1 });
  const summary = await getSummary(security, { pageId });
  expect(summary).toMatchObject({ mapped: true, problems: [], subprocessors: ['Google Cloud'], unkept: 0 });
  expect(summary.claims).toHaveLength(2);
  expect(summary.controls.map(({ kind, identifier }) => [kind, identifier])).toEqual([
    ['template', 'DP-01'],
    ['existing', 'AC-01'],
  ]);
  const done = await commitPage(security, { pageId, digest: summary.digest, close: false });
  expect(done).toMatchObject({ claims: 2, created: 1, reused: 1, subprocessors: 1, closed: false });
  expect(done.mappings).toBe(summary.mappings);
  const { rows } = await listClaims(security, {});
  const claim = rows.find(({ text }) => text.startsWith('Backups'));
  expect(claim).toMatchObject({ edition: 1, section: 'Data protection', measure: { value: '60' } });
  expect(claim?.controls).toEqual([{ id: controlId, identifier: 'AC-01' }]);
  expect(await getControl(security, { controlId })).toMatchObject({ revision: 2 });
  const origins = await arrange(world, (tenant) =>
    tenant.controlRequirement.findMany({ where: { controlId }, select: { origin: true } }),
  );
  expect(origins).toEqual([{ origin: 'proposal' }]);
  expect((await listSubprocessors(security, {})).rows).toMatchObject([
    { name: 'Google Cloud', purpose: 'Hosting', location: 'Belgium' },
  ]);
  const trail = (await auditTrail(world)).map(({ action }) => action);
  for (const action of ['proposal:commit', 'claim:add', 'control:add', 'subprocessor:add'])
    expect(trail).toContain(action);
  const now = await getReview(security, { pageId });
  const became = now.proposals.find(({ id }) => id === backups);
  expect(became?.claimId).toBe(claim?.id);
  const again = { proposalId: backups, revision: became?.revision ?? 0 };
  await expect(undoProposal(security, again)).rejects.toThrow('This proposal is a claim already.');
  await expect(discardPage(security, { pageId })).rejects.toThrow(Conflict);
});

test('pressed twice, or by two at once, a page is committed once', async () => {
  const { world, security, pageId } = await decided();
  const { digest } = await getSummary(security, { pageId });
  const commit = (actor = security) => commitPage(actor, { pageId, digest, close: false });
  const both = await Promise.allSettled([commit(), commit(world.actors.owner), commit()]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
  await expect(commit()).rejects.toThrow(Conflict);
  expect((await listClaims(security, {})).rows).toHaveLength(2);
});

test('what was decided after the summary was seen is not committed unseen', async () => {
  const { world, security, review, pageId } = await decided();
  const { digest } = await getSummary(security, { pageId });
  await accept(world, review, 'Every employee', { kind: 'none' });
  await expect(commitPage(security, { pageId, digest, close: false })).rejects.toThrow(/Please look again/);
  expect((await listClaims(security, {})).rows).toEqual([]);
});

test('what is not decided waits for the next commit, or is left out knowingly', async () => {
  const { world, security, review, pageId } = await decided();
  const first = await getSummary(security, { pageId });
  expect(first.open).toBeGreaterThan(0);
  await commitPage(security, { pageId, digest: first.digest, close: false });
  const nothing = await getSummary(security, { pageId });
  await expect(commitPage(security, { pageId, digest: nothing.digest, close: false })).rejects.toThrow(
    /Nothing is accepted/,
  );
  await accept(world, review, 'Every employee', { kind: 'new', title: 'Training' });
  const { digest } = await getSummary(security, { pageId });
  const last = await commitPage(security, { pageId, digest, close: true });
  expect(last).toMatchObject({ claims: 1, created: 1, closed: true });
  const { proposals } = await getReview(security, { pageId });
  const open = proposals.find(({ decision }) => decision === null);
  const late = dropProposal(security, { proposalId: open?.id ?? '', revision: 1 });
  if (open) await expect(late).rejects.toThrow('This page was finished already.');
  expect((await listClaims(security, {})).rows).toHaveLength(3);
});

test('a page of which everything is decided closes with its commit', async () => {
  const { security, review, pageId } = await decided();
  for (const { id, decision } of (await getReview(security, { pageId })).proposals)
    if (decision === null) await dropProposal(security, { proposalId: id, revision: 1 });
  for (const { id } of review.findings) await dropFinding(security, { findingId: id, revision: 1 });
  const { digest, open, openFindings } = await getSummary(security, { pageId });
  expect([open, openFindings]).toEqual([0, 0]);
  expect(await commitPage(security, { pageId, digest, close: false })).toMatchObject({ closed: true });
});

test('two claims that name one new control get one, mapped to what both answer', async () => {
  const world = await createWorld();
  const { security } = world.actors;
  await arrangeCsf(world);
  const review = await readIn(security);
  const pageId = review.page.id;
  const control = { kind: 'new', title: 'Care for data' } as const;
  await accept(world, review, 'Backups', control, { requirements: ['PR.DS-11'] });
  await accept(world, review, 'All customer data', control, { requirements: ['PR.DS-01', 'PR.PS-04'] });
  const { controls, digest, mappings } = await getSummary(security, { pageId });
  expect(controls).toEqual([
    {
      kind: 'new',
      identifier: expect.stringMatching(/^DS-\d\d$/),
      title: 'Care for data',
      mapped: ['PR.DS-01', 'PR.DS-11'],
      claims: 2,
    },
  ]);
  // PR.PS-04 is not in use here.
  expect(mappings).toBe(2);
  expect(await commitPage(security, { pageId, digest, close: false })).toMatchObject({
    created: 1,
    claims: 2,
  });
});

test('a control that was archived after it was chosen stops the commit with a sentence, and nothing is written', async () => {
  const { security, pageId, controlId, backups } = await decided();
  await archiveControls(security, { controlIds: [controlId] });
  const { problems, digest } = await getSummary(security, { pageId });
  expect(problems).toEqual([
    { proposalId: backups, message: 'AC-01 is archived. Please choose another control.' },
  ]);
  await expect(commitPage(security, { pageId, digest, close: false })).rejects.toThrow(Invalid);
  expect((await listClaims(security, {})).rows).toEqual([]);
});

test('the summary says what the lint finds in the claims to come', async () => {
  const world = await createWorld();
  const { security } = world.actors;
  const text =
    '# Security\n\nBackups are deleted within 60 days.\n\nAccess to production is reviewed regularly.';
  const review = await readIn(security, text);
  for (const { sentence } of review.proposals) await accept(world, review, sentence, { kind: 'none' });
  const { lint, mapped } = await getSummary(security, { pageId: review.page.id });
  expect(mapped).toBe(false);
  expect(lint.map(({ kind }) => kind)).toEqual(['vague', 'measure-unbacked']);
  expect(lint[0]?.texts).toEqual(['Access to production is reviewed regularly.']);
});
