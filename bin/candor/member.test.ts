import { beforeAll, expect, test } from 'vitest';
import { addTask } from '#lib/task/commands.ts';
import { getTask } from '#lib/task/detail-queries.ts';
import { candorJson, useOwnDatabase } from '#lib/testing/command-line.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';

useOwnDatabase();

let world: World;
let other: World;

beforeAll(async () => {
  world = await createWorld();
  other = await createWorld();
});

const within = (place: World, ...words: string[]) => candorJson(...words, '--organization', place.slug);
const notFound = { status: 1, answer: { error: 'not-found', message: expect.any(String) } };

test('the operator invites a member with two roles, who gets a mail', async () => {
  const words = ['member', 'invite', '--email', 'new@contoso.example', '--name', 'Nina New'];
  const { status } = await within(world, ...words, '--role', 'approver', '--role', 'auditor');
  expect(status).toBe(0);
  const member = await arrange(world, (tenant) =>
    tenant.member.findFirstOrThrow({
      where: { email: 'new@contoso.example' },
      select: { id: true, roles: { select: { role: true }, orderBy: { role: 'asc' } } },
    }),
  );
  expect(member.roles).toEqual([{ role: 'approver' }, { role: 'auditor' }]);
  expect(
    await arrange(world, (tenant) => tenant.mail.count({ where: { recipient: 'new@contoso.example' } })),
  ).toBe(1);
  expect(await auditTrail(world)).toContainEqual({
    action: 'member:invite',
    actor: expect.stringMatching(/^operator:./),
    subject: `member:${member.id}`,
  });
  const odd = await within(world, ...words, '--role', 'emperor');
  expect(odd).toEqual({
    status: 1,
    answer: { error: 'usage', message: expect.stringMatching(/one of: owner/) },
  });
}, 120_000);

test('the operator gets a link that signs a member in once, and the log keeps the deed but not the link', async () => {
  const { email } = world.actors.owner;
  expect(await within(other, 'member', 'sign-in-link', email)).toEqual(notFound);
  const { status, answer } = await within(world, 'member', 'sign-in-link', email);
  expect(status).toBe(0);
  expect(answer).toEqual({
    link: expect.stringMatching(/^http:\/\/localhost:3000\/sign-in\/break-glass\/.{43}$/),
    expiresAt: expect.any(String),
  });
  const { link } = answer as { link: string };
  const kept = await arrange(world, async (tenant) => ({
    events: await tenant.auditEvent.findMany({ where: { action: 'member:issue-sign-in-link' } }),
    challenges: await tenant.challenge.findMany(),
  }));
  expect(kept.events).toHaveLength(1);
  const stored = JSON.stringify(kept, (_, item) => (typeof item === 'bigint' ? String(item) : item));
  expect(stored).not.toContain(link.split('/').at(-1));
}, 120_000);

test('the operator removes a member by address, whose sessions end and whose work goes to another; in another organization there is none', async () => {
  const { email, memberId } = world.actors.employee;
  expect(await within(other, 'member', 'remove', email)).toEqual(notFound);
  expect(await within(other, 'member', 'remove', memberId)).toEqual(notFound);
  const { security } = world.actors;
  const task = { title: 'Rotate the keys', description: '', dueOn: null };
  const taskId = await addTask(security, { ...task, ownerId: memberId });
  expect(await within(world, 'member', 'remove', email, '--hand-over-to', security.email)).toEqual({
    status: 0,
    answer: { id: memberId, state: 'removed', unowned: { tasks: 0, items: 0 } },
  });
  expect((await getTask(security, { taskId })).ownerId).toBe(security.memberId);
  const row = await arrange(world, (tenant) => tenant.member.findFirstOrThrow({ where: { id: memberId } }));
  expect(row.removedAt).not.toBeNull();
  expect(row.removedBy).toMatch(/^operator:./);
}, 120_000);
