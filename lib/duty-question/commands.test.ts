import { expect, test } from 'vitest';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { owe } from '#lib/testing/acknowledgement.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { publishedPolicy } from '#lib/testing/policy.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { answerQuestion, askQuestion } from './commands.ts';
import { getDutyQuestion, listDutyQuestions } from './queries.ts';

useTestDatabase();

async function owing(given: Parameters<typeof publishedPolicy>[1] = {}, world?: World) {
  const at = world ?? (await createWorld());
  const person = await addPerson(at);
  const { policyId } = await publishedPolicy(at, given);
  const { dutyId } = await owe(at, person, policyId);
  return { world: at, person, dutyId };
}

const templates = (world: World, recipient: string) =>
  arrange(world, async (tenant) =>
    (await tenant.mail.findMany({ where: { recipient } })).map(({ template }) => template),
  );

test('nobody asks about another’s duty, and employees and auditors answer nothing', async () => {
  const { world, person, dutyId } = await owing();
  const other = await addPerson(world);
  const stranger = await addPerson(await createWorld());
  for (const actor of [other, stranger])
    await expect(askQuestion(actor, { dutyId, text: 'Why?' })).rejects.toThrow(NotFound);
  await expect(askQuestion(world.actors.owner, { dutyId, text: 'Why?' })).rejects.toThrow(Forbidden);
  const questionId = await askQuestion(person, { dutyId, text: 'Why?' });
  const { employee, auditor } = world.actors;
  for (const actor of [employee, auditor, person]) {
    await expect(answerQuestion(actor, { questionId, answer: 'So.' })).rejects.toThrow(Forbidden);
    await expect(getDutyQuestion(actor, { questionId })).rejects.toThrow(Forbidden);
  }
  const elsewhere = await createWorld();
  await expect(answerQuestion(elsewhere.actors.owner, { questionId, answer: 'So.' })).rejects.toThrow(
    NotFound,
  );
  expect((await listDutyQuestions(elsewhere.actors.owner, {})).questions).toEqual([]);
});

test('a question goes to the owner of the policy, the answer comes back by mail, once, and the duty stays', async () => {
  const world = await createWorld();
  const { approver } = world.actors;
  const { person, dutyId } = await owing({ ownerId: approver.memberId }, world);
  const questionId = await askQuestion(person, { dutyId, text: 'Does it hold on a train?' });
  expect(await templates(world, approver.email)).toEqual(['duty-question']);
  await answerQuestion(approver, { questionId, answer: 'It does.' });
  expect(await templates(world, person.email)).toEqual(['duty-answer']);
  await expect(answerQuestion(approver, { questionId, answer: 'Not.' })).rejects.toThrow(Conflict);
  const duty = await arrange(world, (tenant) => tenant.duty.findFirstOrThrow({ where: { id: dutyId } }));
  expect(duty.endedAt).toBeNull();
  const trail = (await auditTrail(world)).map(({ action }) => action);
  expect(trail).toEqual(expect.arrayContaining(['duty:ask', 'duty-question:answer']));
});

test('without an owner it goes to those who look after employees; a flood of questions waits for its answers (P30)', async () => {
  const { world, person, dutyId } = await owing();
  const flood = Array.from({ length: 12 }, (_, at) => askQuestion(person, { dutyId, text: `Why ${at}?` }));
  const answers = await Promise.allSettled(flood);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  expect(await templates(world, world.actors.people.email)).toHaveLength(5);
  await expect(askQuestion(person, { dutyId, text: 'And why?' })).rejects.toThrow(/wait for the answers/);
  await arrange(world, (tenant) =>
    tenant.duty.updateMany({ where: { id: dutyId }, data: { endedAt: new Date(), outcome: 'left' } }),
  );
  await expect(askQuestion(person, { dutyId, text: 'Late?' })).rejects.toThrow(Conflict);
});
