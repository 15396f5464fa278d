import { expect, test } from 'vitest';
import { addClaim } from '#lib/claim/commands.ts';
import { addControl } from '#lib/control/commands.ts';
import { Conflict, Forbidden, Invalid, NotFound, TooLarge } from '#lib/errors.ts';
import { plainControl } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { proposalSaying, readIn, securityPage } from '#lib/testing/proposal-page.ts';
import { auditTrail, createWorld } from '#lib/testing/world.ts';
import { acceptAbove, dropSection } from './bulk-commands.ts';
import { findPageContradictions } from './contradiction-queries.ts';
import {
  acceptProposal,
  changeProposal,
  dropProposal,
  mergeProposal,
  undoProposal,
} from './decide-commands.ts';
import { discardPage } from './draft-commands.ts';
import { acceptFinding, dropFinding, undoFinding } from './finding-commands.ts';
import { findProposalChanges, getReview, listPages } from './queries.ts';
import { receivePage } from './upload.ts';

useTestDatabase();

const none = { kind: 'none' } as const;

async function reviewing() {
  const world = await createWorld();
  const { security } = world.actors;
  const review = await readIn(security);
  return { world, security, review, pageId: review.page.id };
}

const seen = ({ id, revision }: { id: string; revision: number }) => ({ proposalId: id, revision });

test('whoever may not edit the program cannot start from a page, nor decide; approvers may look', async () => {
  const { world, review, pageId } = await reviewing();
  const { approver, people, employee, visitor, anonymous } = world.actors;
  const [first] = review.proposals;
  const given = seen(first ?? { id: '', revision: 0 });
  for (const actor of [approver, people, employee, visitor, anonymous]) {
    const page = { label: 'X', address: '', fileName: 'x.txt', bytes: Buffer.from(securityPage) };
    await expect(receivePage(actor, page)).rejects.toThrow(Forbidden);
    await expect(acceptProposal(actor, { ...given, control: none })).rejects.toThrow(Forbidden);
    await expect(dropProposal(actor, given)).rejects.toThrow(Forbidden);
    await expect(acceptAbove(actor, { pageId, least: 0.5 })).rejects.toThrow(Forbidden);
    await expect(discardPage(actor, { pageId })).rejects.toThrow(Forbidden);
  }
  expect((await getReview(approver, { pageId })).proposals).toHaveLength(review.proposals.length);
  for (const actor of [people, employee, visitor, anonymous]) {
    await expect(getReview(actor, { pageId })).rejects.toThrow(Forbidden);
    await expect(listPages(actor, {})).rejects.toThrow(Forbidden);
  }
});

test('the other organization finds neither the page nor its proposals, and compares itself with neither', async () => {
  const { review, pageId } = await reviewing();
  const { owner } = (await createWorld()).actors;
  const backups = proposalSaying(review, 'Backups');
  await expect(getReview(owner, { pageId })).rejects.toThrow(NotFound);
  await expect(findPageContradictions(owner, { pageId })).rejects.toThrow(NotFound);
  await expect(acceptProposal(owner, { ...seen(backups), control: none })).rejects.toThrow(NotFound);
  await expect(undoProposal(owner, seen(backups))).rejects.toThrow(NotFound);
  await expect(acceptAbove(owner, { pageId, least: 0 })).rejects.toThrow(NotFound);
  await expect(discardPage(owner, { pageId })).rejects.toThrow(NotFound);
  const [finding] = review.findings;
  const given = { findingId: finding?.id ?? '', revision: 1 };
  await expect(dropFinding(owner, given)).rejects.toThrow(NotFound);
  expect(await listPages(owner, {})).toEqual([]);
  const own = await readIn(owner, securityPage.replace('60 days', '30 days'));
  expect(await findPageContradictions(owner, { pageId: own.page.id })).toEqual([]);
});

test('a page becomes proposals with context, measure, subcategories and a control to begin with', async () => {
  const world = await createWorld();
  const { security } = world.actors;
  const controlId = await addControl(security, {
    ...plainControl,
    identifier: 'BK-01',
    title: 'Deletion of backups',
    description: 'Backups are deleted after a time.',
  });
  const review = await readIn(security);
  expect(review.proposals.length).toBeGreaterThanOrEqual(3);
  const backups = proposalSaying(review, 'Backups');
  expect(backups).toMatchObject({
    section: 'Data protection',
    text: 'Backups are deleted within 60 days.',
    measure: { comparator: '<=', value: '60', unit: 'days' },
    decision: null,
    control: null,
  });
  expect(backups.before).toContain('encrypted at rest');
  expect(review.suggestions[backups.id]?.[0]?.choice).toEqual({ kind: 'existing', controlId });
  const encryption = proposalSaying(review, 'All customer data');
  expect(encryption.requirements[0]).toMatchObject({ id: 'PR.DS-01', kept: true });
  expect(review.suggestions[encryption.id]?.[0]?.choice.kind).toBe('template');
  expect(review.findings.map(({ kind, name }) => [kind, name])).toEqual([
    ['subprocessor', 'Google Cloud'],
    ['contact', 'security@northwind.example'],
  ]);
  expect(await auditTrail(world)).toContainEqual(
    expect.objectContaining({ action: 'proposal:draft', subject: `proposal-page:${review.page.id}` }),
  );
});

test('what is no page, empty or too long is refused with a sentence and leaves nothing', async () => {
  const { security } = (await createWorld()).actors;
  const send = (bytes: Uint8Array, label = 'Page', address = '') =>
    receivePage(security, { label, address, fileName: 'page', bytes });
  await expect(send(Buffer.from('%PDF-1.7\n%âãÏÓ\n'))).rejects.toThrow(/no page but a file/);
  await expect(send(Buffer.from(' \n\u0000'))).resolves.toBeTruthy();
  await expect(send(Buffer.from(' \n '))).rejects.toThrow('There is no text on this page.');
  await expect(send(Buffer.from('x'.repeat(1_000_001)))).rejects.toThrow(/too long/);
  await expect(send(Buffer.from(securityPage), ' ')).rejects.toThrow(Invalid);
  await expect(send(Buffer.from(securityPage), 'Page', 'javascript:alert(1)')).rejects.toThrow(Invalid);
  expect((await listPages(security, {})).map(({ proposals }) => proposals)).toEqual([0]);
  expect(new TooLarge('x').status).toBe(413);
});

test('a reviewer accepts, edits, drops and takes back; each leaves an event, and a reload shows it', async () => {
  const { world, security, review, pageId } = await reviewing();
  const backups = proposalSaying(review, 'Backups');
  const [accepted] = await acceptProposal(security, {
    ...seen(backups),
    text: 'Backups are gone after 60 days.',
    section: 'Backups',
    requirements: ['PR.DS-11'],
    measure: null,
    control: { kind: 'new', title: 'Deletion of backups' },
  });
  expect(accepted).toMatchObject({ decision: 'accepted', revision: 2, section: 'Backups', measure: null });
  const [edited] = await changeProposal(security, {
    proposalId: backups.id,
    revision: 2,
    audience: 'customers',
  });
  expect(edited).toMatchObject({ decision: 'accepted', audience: 'customers', revision: 3 });
  const people = proposalSaying(review, 'Every employee');
  await dropProposal(security, seen(people));
  const now = await getReview(security, { pageId });
  expect(proposalSaying(now, 'Backups')).toMatchObject({
    text: 'Backups are gone after 60 days.',
    sentence: 'Backups are deleted within 60 days.',
    control: { kind: 'new', title: 'Deletion of backups' },
    decidedBy: security.name,
  });
  expect(proposalSaying(now, 'Every employee')).toMatchObject({ decision: 'dropped' });
  const [open] = await undoProposal(security, { proposalId: people.id, revision: 2 });
  expect(open).toMatchObject({ decision: null, decidedBy: null, decidedAt: null });
  const actions = (await auditTrail(world)).filter(({ action }) => action === 'proposal:decide');
  expect(actions.map(({ subject }) => subject)).toEqual(
    [backups, backups, people, people].map(({ id }) => `proposal:${id}`),
  );
});

test('what no claim can say is refused at once: too long, no area, a control that is not there', async () => {
  const { security, review } = await reviewing();
  const backups = proposalSaying(review, 'Backups');
  const attempt = (changes: object) => changeProposal(security, { ...seen(backups), ...changes });
  await expect(attempt({ text: 'x'.repeat(2001) })).rejects.toThrow(/at most 2000 characters/);
  await expect(attempt({ section: 'x'.repeat(81) })).rejects.toThrow(/at most 80 characters/);
  await expect(attempt({ section: '' })).rejects.toThrow(/fill in: Area/);
  await expect(attempt({ requirements: ['DROP TABLE'] })).rejects.toThrow(Invalid);
  const controlId = backups.id;
  await expect(attempt({ control: { kind: 'existing', controlId } })).rejects.toThrow(/not there any more/);
  await expect(attempt({ text: 'turned\u202earound' })).rejects.toThrow(/cannot be used/);
});

test('a long heading is shortened to an area, and a page without headings gives its name', async () => {
  const { security } = (await createWorld()).actors;
  const heading =
    'How we keep the very many records of our customers safe at each and every step of the whole way';
  const long = await readIn(
    security,
    `# Page\n\n## ${heading}\n\nAll data is encrypted at rest with AES-256.`,
  );
  const section = long.proposals[0]?.section ?? '';
  expect(section.length).toBeLessThanOrEqual(80);
  expect(section).toMatch(/^How we keep .*…$/);
  const bare = await readIn(security, 'All data is encrypted at rest with AES-256.', 'Legal');
  expect(bare.proposals[0]?.section).toBe('Legal');
});

test('two reviewers decide on one proposal: the slower is told who was faster, and sees it', async () => {
  const { world, security, review, pageId } = await reviewing();
  const { owner } = world.actors;
  const backups = proposalSaying(review, 'Backups');
  const since = new Date(Date.now() - 1000).toISOString();
  await dropProposal(owner, seen(backups));
  const late = acceptProposal(security, { ...seen(backups), control: none });
  await expect(late).rejects.toThrow(`${owner.name} was faster: dropped it.`);
  await expect(late).rejects.toThrow(Conflict);
  const changes = await findProposalChanges(security, { pageId, since });
  expect(changes.proposals).toContainEqual(expect.objectContaining({ id: backups.id, decision: 'dropped' }));
  const both = await Promise.allSettled([
    undoProposal(owner, { proposalId: backups.id, revision: 2 }),
    undoProposal(security, { proposalId: backups.id, revision: 2 }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('merging says both sentences in one and undoing takes the second out again', async () => {
  const { security, review } = await reviewing();
  const [one, other] = [proposalSaying(review, 'Backups'), proposalSaying(review, 'All customer data')];
  const both = await mergeProposal(security, { ...seen(one), intoId: other.id });
  expect(both.find(({ id }) => id === one.id)).toMatchObject({ decision: 'merged', mergedIntoId: other.id });
  const into = both.find(({ id }) => id === other.id);
  expect(into?.text).toBe(`${other.text} ${one.text}`);
  expect(into?.measure).toEqual(other.measure);
  await expect(mergeProposal(security, { ...seen(into ?? other), intoId: one.id })).rejects.toThrow(
    /dropped or merged itself/,
  );
  await expect(mergeProposal(security, { ...seen(into ?? other), intoId: other.id })).rejects.toThrow(
    Invalid,
  );
  const undone = await undoProposal(security, { proposalId: one.id, revision: 2 });
  expect(undone.find(({ id }) => id === other.id)?.text).toBe(other.text);
  expect(undone.find(({ id }) => id === one.id)).toMatchObject({ decision: null, mergedIntoId: null });
});

test('all that is sure is accepted at once with its suggested control, a section dropped at once', async () => {
  const { security, review, pageId } = await reviewing();
  await addClaim(security, { section: 'X', text: 'backups are deleted within 60 days' });
  const backups = proposalSaying(review, 'Backups');
  expect((await getReview(security, { pageId })).said[backups.id]).toBeTruthy();
  const dropped = await dropSection(security, { pageId, section: 'People' });
  expect(dropped.map(({ decision, section }) => [decision, section])).toEqual([['dropped', 'People']]);
  const accepted = await acceptAbove(security, { pageId, least: 0.5 });
  expect(accepted.every(({ decision, control }) => decision === 'accepted' && control !== null)).toBe(true);
  expect(accepted.map(({ id }) => id)).not.toContain(backups.id);
  expect(await acceptAbove(security, { pageId, least: 0.5 })).toEqual([]);
});

test('a company needs a location to be accepted, and the portal has one contact at most', async () => {
  const text = `${securityPage}\nOr privacy@northwind.example, or call +49 30 1234567.`;
  const { security } = (await createWorld()).actors;
  const { findings, page } = await readIn(security, text);
  const named = (name: string) =>
    findings.find((one) => one.name.startsWith(name)) ?? { id: '', revision: 0 };
  const given = (name: string) => ({ findingId: named(name).id, revision: 1 });
  await expect(acceptFinding(security, given('Google'))).rejects.toThrow(/Purpose|Location/);
  await acceptFinding(security, { ...given('Google'), purpose: 'Hosting', location: 'Belgium' });
  await acceptFinding(security, given('security@'));
  await acceptFinding(security, given('privacy@'));
  await expect(acceptFinding(security, given('+49'))).rejects.toThrow(Invalid);
  await dropFinding(security, given('+49'));
  await expect(dropFinding(security, given('+49'))).rejects.toThrow(Conflict);
  await undoFinding(security, { ...given('+49'), revision: 2 });
  const now = (await getReview(security, { pageId: page.id })).findings;
  expect(now.map(({ name, decision, location }) => [name, decision, location])).toEqual([
    ['Google Cloud', 'accepted', 'Belgium'],
    ['security@northwind.example', null, ''],
    ['privacy@northwind.example', 'accepted', ''],
    ['+49 30 1234567', null, ''],
  ]);
});

test('a page that says another figure than a claim or another page is told so, beside the proposal', async () => {
  const { security } = (await createWorld()).actors;
  await addClaim(security, { section: 'Backups', text: 'Backups are deleted within 30 days.' });
  const first = await readIn(security);
  const second = await readIn(security, securityPage.replace('60 days', '90 days'), 'Old page');
  const found = await findPageContradictions(security, { pageId: first.page.id });
  const backups = proposalSaying(first, 'Backups');
  expect(found.map(({ proposalId, other }) => [proposalId, other.kind, other.voice, other.text])).toEqual([
    [backups.id, 'claims', 'your claims', 'Backups are deleted within 30 days.'],
    [backups.id, 'page', 'Old page', 'Backups are deleted within 90 days.'],
  ]);
  expect(found[0]?.reason).toContain('“60 days”');
  await discardPage(security, { pageId: second.page.id });
  await dropProposal(security, seen(backups));
  expect(await findPageContradictions(security, { pageId: first.page.id })).toEqual([]);
});

test('a page of which nothing was committed can be discarded, with all that hangs on it', async () => {
  const { world, security, review, pageId } = await reviewing();
  const [one, other] = [proposalSaying(review, 'Backups'), proposalSaying(review, 'All customer data')];
  await mergeProposal(security, { ...seen(one), intoId: other.id });
  await discardPage(security, { pageId });
  await expect(getReview(security, { pageId })).rejects.toThrow(NotFound);
  expect(await listPages(security, {})).toEqual([]);
  const trail = await auditTrail(world);
  expect(trail.find(({ action }) => action.endsWith('discard'))).toMatchObject({
    action: 'proposal:discard',
    subject: `proposal-page:${pageId}`,
  });
});
