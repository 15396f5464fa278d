import { expect, test } from 'vitest';
import type { AnonymousActor, PersonActor } from '#lib/auth/actor.ts';
import { Forbidden, Invalid, TooMany } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { openText } from '#lib/mail/sealing.ts';
import { command, nothing } from '#lib/operation.ts';
import { getPersonHistory } from '#lib/person/detail-queries.ts';
import { findPersonActor, findPersonOfMember } from '#lib/session/queries.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { guestOf } from '#lib/throttle/address.ts';
import { countIn, countWithin } from '#lib/throttle/throttle.ts';
import { findDutyFlow, readDutyLink } from './queries.ts';
import { dutyMailLimits, requestDutyLink } from './request.ts';
import { mostCodeTries, redeemDutyCode, redeemDutyLink, signOutPerson } from './sign-in.ts';
import { dutyLink } from './steps.ts';

useTestDatabase();

const day = 86_400_000;
let guests = 0;

/** Somebody unknown, from an address nobody else has. */
function stranger(world: World): AnonymousActor {
  guests += 1;
  const origin = { address: `2001:db8:7:${guests.toString(16)}::1`, userAgent: 'test', requestId: newId() };
  return { kind: 'anonymous', organizationId: world.organizationId, origin };
}

const tokenIn = (text: string) => /\/link\/([\w-]{43})/.exec(text)?.[1] ?? '';

/** The token of a new duty link of a person. */
async function linkOf(world: World, person: PersonActor): Promise<string> {
  const make = command('duty:make', nothing, async (context) => {
    const result = await dutyLink(context, { personId: person.personId });
    return { result, events: [{ subject: 'test:1' }] };
  });
  return tokenIn(await make(world.actors.system, {}));
}

/** What the newest mail to an address said; null when there is none. */
async function mailTo(world: World, recipient: string) {
  const rows = await arrange(world, (tenant) =>
    tenant.mail.findMany({ where: { recipient }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] }),
  );
  const [row] = rows;
  if (!row) return null;
  const text = openText(world.organizationId, row.id, row.text);
  return { count: rows.length, token: tokenIn(text), code: /Code: (\d{6})/.exec(text)?.[1] ?? '' };
}

/** Opens a link and says as whom that is; null for nobody. */
async function openedAs(world: World, token: string): Promise<string | null> {
  const result = await redeemDutyLink(stranger(world), { token });
  if (result.state !== 'in') return null;
  const found = await findPersonActor(result.token, stranger(world).origin);
  return found?.personId ?? null;
}

const leave = (world: World, person: PersonActor, leftOn: Date) =>
  arrange(world, (tenant) => tenant.person.updateMany({ where: { id: person.personId }, data: { leftOn } }));

const demandSignIn = (world: World) =>
  arrange(world, (tenant) =>
    tenant.setting.create({
      data: {
        organizationId: world.organizationId,
        section: 'duties',
        value: { requireSignIn: true },
        updatedAt: new Date(),
        updatedBy: 'operator:test',
      },
    }),
  );

test('a duty link opens one person’s duties, by a press of its button, on any device until it ends (P10, P24)', async () => {
  const world = await createWorld();
  const person = await addPerson(world);
  const token = await linkOf(world, person);
  const looked = { state: 'ready', personId: person.personId, name: person.name };
  // Opened by scanners: it only reads, and lets nobody in.
  for (let times = 0; times < 3; times += 1)
    expect(await readDutyLink(stranger(world), { token })).toEqual(looked);
  expect(
    await arrange(world, (tenant) => tenant.session.count({ where: { personId: person.personId } })),
  ).toBe(1);
  expect(await openedAs(world, token)).toBe(person.personId);
  expect(await openedAs(world, token)).toBe(person.personId);
  const trail = await auditTrail(world);
  expect(trail.filter(({ action }) => action === 'person:sign-in')).toHaveLength(2);
  // Nothing became of them by it.
  expect(await getPersonHistory(world.actors.people, { personId: person.personId })).toEqual([]);
  // Only its hash is kept.
  const kept = await arrange(world, (tenant) =>
    tenant.challenge.findMany({ where: { purpose: 'duty-link' } }),
  );
  expect(JSON.stringify(kept)).not.toContain(token);
  await arrange(world, (tenant) => tenant.challenge.updateMany({ data: { expiresAt: new Date() } }));
  expect(await openedAs(world, token)).toBeNull();
  expect(kept[0]?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 29.9 * day);
});

test('a guessed link, one of another organization and one for something else open nothing (T18)', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const person = await addPerson(world);
  const token = await linkOf(world, person);
  expect(await openedAs(other, token)).toBeNull();
  expect(await readDutyLink(stranger(other), { token })).toEqual({ state: 'over', known: false });
  for (const guess of ['A'.repeat(43), '', `${token}x`, '%00', token.toLowerCase()])
    expect(await openedAs(world, guess)).toBeNull();
  await arrange(world, (tenant) => tenant.challenge.updateMany({ data: { purpose: 'invitation' } }));
  expect(await openedAs(world, token)).toBeNull();
  await expect(redeemDutyLink(world.actors.owner, { token })).rejects.toThrow(Forbidden);
  await expect(redeemDutyLink(stranger(world), { token: 'A'.repeat(500) })).rejects.toThrow(Invalid);
});

test('whoever left is out at once, by session and by link, and gets no new one (T20)', async () => {
  const world = await createWorld();
  const [gone, going, moved] = [await addPerson(world), await addPerson(world), await addPerson(world)];
  const session = await redeemDutyLink(stranger(world), { token: await linkOf(world, gone) });
  if (session.state !== 'in') throw new Error('not in');
  const [token, later, old] = [
    await linkOf(world, gone),
    await linkOf(world, going),
    await linkOf(world, moved),
  ];
  await leave(world, gone, new Date(Date.now() - day));
  await leave(world, going, new Date(Date.now() + 3 * day));
  expect(await findPersonActor(session.token, stranger(world).origin)).toBeNull();
  expect(await openedAs(world, token)).toBeNull();
  expect(await openedAs(world, later)).toBe(going.personId);
  await requestDutyLink(stranger(world), { token });
  expect(await mailTo(world, gone.email)).toBeNull();
  // An address that was taken off the record: its links open nothing, a new one goes to the new address.
  await arrange(world, (tenant) =>
    tenant.person.updateMany({ where: { id: moved.personId }, data: { email: 'new@inside.example' } }),
  );
  expect(await openedAs(world, old)).toBeNull();
  await requestDutyLink(stranger(world), { token: old });
  expect(await mailTo(world, moved.email)).toBeNull();
  expect(await openedAs(world, (await mailTo(world, 'new@inside.example'))?.token ?? '')).toBe(
    moved.personId,
  );
});

test('a new link is mailed to the address on record alone, and the answer is the same for everybody (S14, P30)', async () => {
  const world = await createWorld();
  const person = await addPerson(world);
  expect(await requestDutyLink(stranger(world), { email: 'nobody@else.example' })).toEqual({ flow: null });
  expect(await mailTo(world, 'nobody@else.example')).toBeNull();
  for (let times = 0; times < dutyMailLimits.hour + 2; times += 1) {
    const answer = await requestDutyLink(stranger(world), { email: person.email.toUpperCase() });
    expect(answer).toEqual({ flow: null });
  }
  const mail = await mailTo(world, person.email);
  expect(mail?.count).toBe(dutyMailLimits.hour);
  expect(await openedAs(world, mail?.token ?? '')).toBe(person.personId);
  await expect(requestDutyLink(person, { email: person.email })).rejects.toThrow(Forbidden);
}, 10_000);

test('where an organization demands more, a link only leads to a code, good once in the browser that asked (P09)', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const person = await addPerson(world);
  const token = await linkOf(world, person);
  await demandSignIn(world);
  expect(await redeemDutyLink(stranger(world), { token })).toEqual({ state: 'code' });
  const { flow } = await requestDutyLink(stranger(world), { token });
  const code = (await mailTo(world, person.email))?.code ?? '';
  if (!flow) throw new Error('no flow');
  // Somebody unknown gets a flow, too, and no code is ever right for it.
  const unknown = await requestDutyLink(stranger(world), { email: 'nobody@else.example' });
  expect(await findDutyFlow(stranger(world), { flow: unknown.flow ?? '' })).toEqual({ open: true });
  expect(await redeemDutyCode(stranger(world), { flow: unknown.flow ?? '', code })).toMatchObject({
    state: 'wrong',
  });
  expect(await redeemDutyCode(stranger(other), { flow, code })).toEqual({ state: 'over' });
  expect(await redeemDutyCode(stranger(world), { flow: 'B'.repeat(43), code })).toEqual({ state: 'over' });
  const both = await Promise.all([1, 2].map(() => redeemDutyCode(stranger(world), { flow, code })));
  expect(both.map(({ state }) => state).toSorted()).toEqual(['in', 'over']);
});

test('five wrong codes end the proof, also the right one after them', async () => {
  const world = await createWorld();
  const person = await addPerson(world);
  await demandSignIn(world);
  const { flow } = await requestDutyLink(stranger(world), { email: person.email });
  const code = (await mailTo(world, person.email))?.code ?? '';
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const states = [];
  for (let times = 0; times < 5; times += 1)
    states.push((await redeemDutyCode(stranger(world), { flow: flow ?? '', code: wrong })).state);
  expect(states).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'over']);
  expect(await redeemDutyCode(stranger(world), { flow: flow ?? '', code })).toEqual({ state: 'over' });
});

test('whoever asks on and on for somebody’s code ends neither it nor finds it by trying from one network (S13)', async () => {
  const world = await createWorld();
  const person = await addPerson(world);
  await demandSignIn(world);
  const { flow } = await requestDutyLink(stranger(world), { email: person.email });
  const code = (await mailTo(world, person.email))?.code ?? '';
  // As many mails as an hour allows were sent before.
  await arrange(world, async (tenant) => {
    const of = `${world.organizationId} ${person.email}`;
    const limit = { name: 'duty-mail', of, most: dutyMailLimits.hour, seconds: 3600 };
    for (let times = 0; times < dutyMailLimits.hour; times += 1) await countWithin(tenant, limit, new Date());
  });
  await requestDutyLink(stranger(world), { email: person.email });
  const elsewhere = { ...stranger(world).origin, address: '198.51.100.7' };
  const guest = { ...stranger(world), origin: elsewhere };
  const of = `${world.organizationId} ${guestOf(elsewhere.address)}`;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let times = 0; times < mostCodeTries / 8; times += 1)
        await countIn({ name: 'duty-code', of, most: mostCodeTries, seconds: 3600 }, new Date());
    }),
  );
  await expect(redeemDutyCode(guest, { flow: flow ?? '', code })).rejects.toThrow(TooMany);
  expect(await redeemDutyCode(stranger(world), { flow: flow ?? '', code })).toMatchObject({ state: 'in' });
});

test('a signed-in member comes in as the employee that they are, and signing out ends only a link’s session', async () => {
  const world = await createWorld();
  const person = await addPerson(world);
  const { employee, owner } = world.actors;
  await arrange(world, (tenant) =>
    tenant.person.updateMany({ where: { id: person.personId }, data: { memberId: employee.memberId } }),
  );
  expect(await findPersonOfMember(employee)).toMatchObject({ personId: person.personId, via: 'member' });
  expect(await findPersonOfMember(owner)).toBeNull();
  const result = await redeemDutyLink(stranger(world), { token: await linkOf(world, person) });
  if (result.state !== 'in') throw new Error('not in');
  const actor = await findPersonActor(result.token, stranger(world).origin);
  if (!actor) throw new Error('nobody');
  await signOutPerson(actor, {});
  expect(await findPersonActor(result.token, stranger(world).origin)).toBeNull();
  await leave(world, person, new Date(Date.now() - day));
  expect(await findPersonOfMember(employee)).toBeNull();
});
