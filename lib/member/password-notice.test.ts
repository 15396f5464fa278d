import { expect, test } from 'vitest';
import type { MemberActor } from '#lib/auth/actor.ts';
import { hashPassword } from '#lib/crypto/passwords.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { openText } from '#lib/mail/sealing.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, createWorld, type World } from '#lib/testing/world.ts';
import { changePassword, requestPasswordReset, resetPassword } from './password-commands.ts';

useTestDatabase();

const old = 'seven quiet otters row';
const next = 'nine loud herons dive';
const origin = {
  address: '203.0.113.7',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0 https://evil.example',
  requestId: newId(),
};

async function withPassword(world: World): Promise<MemberActor> {
  const { approver } = world.actors;
  const passwordHash = await hashPassword(old);
  const where = { id: approver.memberId };
  await arrange(world, (tenant) => tenant.member.updateMany({ where, data: { passwordHash } }));
  return { ...approver, origin };
}

async function mailsOf(world: World, template: string) {
  const rows = await arrange(world, (tenant) =>
    tenant.mail.findMany({ where: { template }, select: { id: true, recipient: true, text: true } }),
  );
  return rows.map(({ id, recipient, text }) => ({
    recipient,
    text: openText(world.organizationId, id, text),
  }));
}

test('a member whose password was changed is told when, from where, and what to do if it was not them', async () => {
  const world = await createWorld();
  const member = await withPassword(world);
  await changePassword(member, { current: old, next });
  const [mail, ...more] = await mailsOf(world, 'password-changed');
  expect(more).toEqual([]);
  expect(mail?.recipient).toBe(member.email);
  expect(mail?.text).toContain('From: Firefox on Linux, 203.0.113.7');
  expect(mail?.text).toMatch(/When: \d+ \w+ \d{4}, \d\d:\d\d/);
  expect(mail?.text).toContain(`/sign-in/${world.slug}/forgotten`);
  expect(mail?.text).not.toMatch(/evil|otters|herons/);
});

test('a member whose password was reset by a mailed link is told, too, and only when it worked', async () => {
  const world = await createWorld();
  const { email } = await withPassword(world);
  const stranger = { kind: 'anonymous' as const, organizationId: world.organizationId, origin };
  await requestPasswordReset(stranger, { email });
  const [asked] = await mailsOf(world, 'password-reset');
  const token = /sign-in\/reset\/([\w-]+)/.exec(asked?.text ?? '')?.[1] ?? '';
  await expect(resetPassword(stranger, { token, password: 'short' })).rejects.toThrow(Invalid);
  expect(await mailsOf(world, 'password-changed')).toEqual([]);
  await resetPassword(stranger, { token, password: next });
  await expect(resetPassword(stranger, { token, password: next })).rejects.toThrow(Conflict);
  const told = await mailsOf(world, 'password-changed');
  expect(told.map(({ recipient }) => recipient)).toEqual([email]);
  expect(told[0]?.text).toContain('with a link that was mailed to this address');
});

test('a wrong old password changes nothing and tells nobody', async () => {
  const world = await createWorld();
  const member = await withPassword(world);
  await expect(changePassword(member, { current: 'not it', next })).rejects.toThrow(Invalid);
  expect(await mailsOf(world, 'password-changed')).toEqual([]);
});
