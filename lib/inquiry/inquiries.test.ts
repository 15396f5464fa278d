import { beforeAll, describe, expect, test } from 'vitest';
import { closeEngagement, openEngagement, reopenEngagement } from '#lib/engagement/commands.ts';
import { answerScopedFile } from '#lib/engagement/download.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { openText } from '#lib/mail/sealing.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addAuditor, createEngagementWorld, type EngagementWorld, openNow } from '#lib/testing/engagement.ts';
import { arrange, auditTrail, createWorld } from '#lib/testing/world.ts';
import { answerInquiry, ask, askFurther, settleInquiry } from './commands.ts';
import { getInquiry, listInquiries } from './queries.ts';

useTestDatabase();
let world: EngagementWorld;
let inquiryId: string;

const wanted = () => ({
  engagementId: world.engagementId,
  controlId: world.controlId,
  subject: 'Population of leavers',
  body: 'Please send the list of leavers of the second quarter.',
});

beforeAll(async () => {
  world = await createEngagementWorld();
  inquiryId = await ask(world.actors.auditor, wanted());
});

const place = () => ({ engagementId: world.engagementId, inquiryId });

describe('who may', () => {
  test('only an auditor of the engagement asks, and only the team answers', async () => {
    const { owner, security, approver, employee, visitor, anonymous, auditor } = world.actors;
    for (const actor of [owner, security, approver, employee, visitor, anonymous])
      await expect(ask(actor, wanted())).rejects.toThrow(Forbidden);
    for (const actor of [auditor, approver, employee, visitor])
      await expect(answerInquiry(actor, { ...place(), body: 'x' })).rejects.toThrow(Forbidden);
    for (const actor of [approver, employee, visitor])
      await expect(settleInquiry(actor, place())).rejects.toThrow(Forbidden);
    // Who holds both roles asks where they are named, and nowhere else.
    const both = { ...owner, roles: ['owner', 'auditor'] as const };
    await expect(ask(both, wanted())).rejects.toThrow(Forbidden);
  });

  test('another organization and an auditor of another engagement find no inquiry and open none (T01)', async () => {
    const elsewhere = await createWorld();
    const stranger = await addAuditor(world, 'stranger@audit.example');
    const { frameworkId } = world;
    const other = { ...openNow, frameworkId, memberIds: [stranger.memberId] };
    const otherId = await openEngagement(world.actors.owner, other);
    for (const actor of [stranger, elsewhere.actors.auditor]) {
      await expect(getInquiry(actor, place())).rejects.toThrow(NotFound);
      await expect(listInquiries(actor, { engagementId: world.engagementId })).rejects.toThrow(NotFound);
      await expect(ask(actor, wanted())).rejects.toThrow(NotFound);
      await expect(askFurther(actor, { ...place(), body: 'x' })).rejects.toThrow(NotFound);
      await expect(settleInquiry(actor, place())).rejects.toThrow(NotFound);
    }
    // Through an engagement of their own the id leads nowhere either.
    const guessed = { engagementId: otherId, inquiryId };
    await expect(getInquiry(stranger, guessed)).rejects.toThrow(NotFound);
    await expect(askFurther(stranger, { ...guessed, body: 'x' })).rejects.toThrow(NotFound);
    await expect(answerInquiry(elsewhere.actors.owner, { ...place(), body: 'x' })).rejects.toThrow(NotFound);
  });

  test('nobody asks about what is outside of the engagement, or about nothing', async () => {
    const { auditor } = world.actors;
    const { strangeControlId, requirementId } = world;
    await expect(ask(auditor, { ...wanted(), controlId: strangeControlId })).rejects.toThrow(NotFound);
    await expect(ask(auditor, { ...wanted(), controlId: null, requirementId: newId() })).rejects.toThrow(
      NotFound,
    );
    await expect(ask(auditor, { ...wanted(), controlId: null })).rejects.toThrow(Invalid);
    await expect(ask(auditor, { ...wanted(), requirementId })).rejects.toThrow(Invalid);
  });
});

const mails = (template: string) =>
  arrange(world, (tenant) => tenant.mail.findMany({ where: { template }, orderBy: { id: 'asc' } }));

test('an auditor asks, the team answers with evidence, and each side gets a link by mail and no word of it', async () => {
  const { auditor, security } = world.actors;
  const { outside, engagementId } = world;
  expect((await getInquiry(auditor, place())).state).toBe('open');
  const file = () => answerScopedFile(auditor, { engagementId, revisionId: outside.revisionId, head: false });
  await expect(file()).rejects.toThrow(NotFound);
  await answerInquiry(security, { ...place(), body: 'Here it is.', revisionIds: [outside.revisionId] });
  const inquiry = await getInquiry(auditor, place());
  expect(inquiry).toMatchObject({
    state: 'answered',
    number: 1,
    mayAsk: true,
    mayAnswer: false,
    choices: [],
  });
  expect(inquiry.messages).toMatchObject([
    { fromAuditor: true, evidence: [] },
    { fromAuditor: false, body: 'Here it is.', evidence: [{ title: 'Older access review' }] },
  ]);
  expect(await (await file()).text()).toBe('Older access review');
  const [asked] = await mails('inquiry-asked');
  const [answered] = await mails('inquiry-answered');
  expect(asked?.recipient).toBe(security.email);
  expect(answered?.recipient).toBe(auditor.email);
  for (const mail of [asked, answered]) {
    const text = mail ? openText(world.organizationId, mail.id, mail.text) : '';
    expect(text).toContain(`/engagements/${engagementId}/inquiries/${inquiryId}`);
    expect(`${mail?.subject} ${text}`).not.toMatch(/leavers|Here it is|access review/i);
  }
  const trail = (await auditTrail(world)).filter(({ subject }) => subject === `inquiry:${inquiryId}`);
  expect(trail.map(({ action }) => action)).toEqual(['engagement:ask', 'engagement:answer']);
});

test('it is settled once, by either side, and opens again when somebody writes', async () => {
  const { auditor, security } = world.actors;
  await settleInquiry(auditor, place());
  await expect(settleInquiry(security, place())).rejects.toThrow(Conflict);
  expect((await listInquiries(auditor, { engagementId: world.engagementId }))[0]?.state).toBe('settled');
  await askFurther(auditor, { ...place(), body: 'One more thing.' });
  expect((await getInquiry(security, place())).state).toBe('open');
});

test('evidence of another organization, and what is not there, cannot be handed over', async () => {
  const other = await createEngagementWorld();
  const { security } = world.actors;
  for (const revisionId of [other.inside.revisionId, newId()])
    await expect(
      answerInquiry(security, { ...place(), body: 'x', revisionIds: [revisionId] }),
    ).rejects.toThrow(Invalid);
});

test('once the engagement is closed nobody writes, and its auditor reads nothing more', async () => {
  const { auditor, security } = world.actors;
  await closeEngagement(security, { engagementId: world.engagementId });
  await expect(getInquiry(auditor, place())).rejects.toThrow(NotFound);
  await expect(askFurther(auditor, { ...place(), body: 'x' })).rejects.toThrow(NotFound);
  await expect(ask(auditor, wanted())).rejects.toThrow(NotFound);
  await expect(settleInquiry(auditor, place())).rejects.toThrow(NotFound);
  await expect(answerInquiry(security, { ...place(), body: 'x' })).rejects.toThrow(Conflict);
  expect((await getInquiry(security, place())).messages.length).toBeGreaterThan(2);
  await reopenEngagement(security, { engagementId: world.engagementId });
});
