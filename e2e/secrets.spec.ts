import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { env } from '#lib/env.ts';
import { auditTrail } from '#lib/testing/world.ts';
import { joinServer, makePlace, origin, type Place, serverSecrets } from './ground.ts';

test.beforeAll(joinServer);

test('nothing that is built for browsers holds a secret of the server or a name of one (X11)', () => {
  const files = globSync('.next/static/**/*.{js,css,json,html,txt,map}');
  expect(files.length).toBeGreaterThan(5);
  const secrets = [
    ...serverSecrets(),
    env().DATABASE_URL,
    'DATABASE_URL',
    'SESSION_SECRET',
    'CANDOR_MASTER_KEY',
  ];
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const secret of secrets) expect(text.includes(secret), `${file} holds a secret`).toBe(false);
  }
  expect(globSync('.next/static/**/*.map')).toEqual([]);
});

test('pages hold no secret of the server, and no password hash or token of anybody (X11)', async () => {
  const place = await makePlace();
  for (const path of [
    '',
    '/members',
    '/visitors',
    `/requests/${place.requestId}`,
    '/mail',
    '/settings/access',
  ]) {
    const { cookies, slug } = place;
    const response = await fetch(`${origin}/w/${slug}${path}`, { headers: { cookie: cookies.owner } });
    expect(response.status, path).toBe(200);
    const text = await response.text();
    for (const secret of [...serverSecrets(), '$argon2']) expect(text.includes(secret), path).toBe(false);
    expect(text, path).not.toMatch(/tokenHash|passwordHash|wrappedDataKey/);
  }
});

type ActionManifest = { node: Record<string, unknown> };

/** Ids of every server action that the build knows. */
function actionIds(): string[] {
  const text = readFileSync('.next/server/server-reference-manifest.json', 'utf8');
  const manifest: ActionManifest = JSON.parse(text);
  return Object.keys(manifest.node);
}

/** What actions take: what their page bound to them (the organization, an id), the state before, and the form. */
const shapes = ['[null,F]', '[S,null,F]', '[S,F]', '[S,I,null,F]', '[S,I,F]', '[S,I,I,null,F]'] as const;

/** Calls an action as its page would, with a form that names everything that forms name. */
function call(place: Place, action: string, cookie: string, shape: string): Promise<Response> {
  const { slug, requestId } = place;
  const body = new FormData();
  const filled = shape.replace(/\bS\b/g, `"${slug}"`).replace(/\bI\b/g, `"${requestId}"`);
  body.set(
    '0',
    filled.replace(/\bF\b/, () => '"$K1"'),
  );
  const fields = {
    organization: slug,
    portalId: place.portalId,
    requestId,
    documentId: place.documents.restricted,
    memberId: place.actors.approver.memberId,
    visitorId: place.actors.visitor.visitorId,
    name: 'Somebody',
    reason: 'Tried without a right',
    roles: 'owner',
    email: 'intruder@evil.example',
  };
  for (const [name, value] of Object.entries(fields)) body.set(`1_${name}`, value);
  const headers = { origin, 'sec-fetch-site': 'same-origin', 'next-action': action, cookie };
  return fetch(`${origin}/w/${slug}`, { method: 'POST', headers, body, redirect: 'manual' });
}

/** What the log says was done in a place while `run` ran, apart from signing in and out. */
async function doneDuring(place: Place, run: () => Promise<void>): Promise<string[]> {
  const before = await auditTrail(place);
  await run();
  const after = (await auditTrail(place)).slice(before.length);
  // Candor's own jobs go on meanwhile.
  const did = after.filter(({ actor }) => !actor.startsWith('system:')).map(({ action }) => action);
  return did.filter((action) => !/^member:(sign-(in|out)|request-password-reset)$/.test(action));
}

/** Does something for every server action, four of them at a time, as several people at once would. */
async function forEachAction(run: (id: string) => Promise<void>): Promise<void> {
  const waiting = actionIds();
  const work = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await run(id);
  };
  await Promise.all([work(), work(), work(), work()]);
}

async function callAll(place: Place, cookie: string): Promise<void> {
  await forEachAction(async (id) => {
    for (const shape of shapes) {
      const text = await (await call(place, id, cookie, shape)).text();
      // Whoever may see visitors finds them.
      if (cookie !== place.cookies.owner) expect(text, id).not.toContain('Vera Visitor');
    }
  });
}

test('no server action does anything for somebody who is not signed in, or has no role for it (T16)', async () => {
  test.setTimeout(300_000);
  const place = await makePlace();
  const elsewhere = await makePlace();
  expect(actionIds().length).toBeGreaterThan(20);
  const guests = ['', elsewhere.cookies.owner];
  for (const cookie of guests) expect(await doneDuring(place, () => callAll(place, cookie))).toEqual([]);
  // A member without the role reaches the operations, which turn them away and say so in the log; own affairs are open.
  const own = /^member:change-password$/;
  const done = await doneDuring(place, () => callAll(place, place.cookies.employee));
  expect(done.filter((action) => action === 'authorization:deny').length).toBeGreaterThan(10);
  expect(done.filter((action) => action !== 'authorization:deny' && !own.test(action))).toEqual([]);
  // The same calls by somebody who may do have effects, so they are what pages send.
  expect((await doneDuring(place, () => callAll(place, place.cookies.owner))).length).toBeGreaterThan(0);
});

/** What no page sends: nothing, too little, too much, things of other kinds, things that are not text when they are read. */
const malformed = [
  '[]',
  '[null]',
  '[S]',
  '[S,S]',
  '[S,null]',
  '[S,null,"text"]',
  '[S,null,{}]',
  '[S,I,null,7]',
  '[S,I,null,[]]',
  '[S,I,I,null,{"get":"x"}]',
  '[S,{},null,{}]',
  '[S,["a"],{"toString":1}]',
  '[S,{"versionId":{"toString":1}}]',
  '[{"toString":1},{"toString":1},{"toString":1},{"toString":1}]',
  '[7,7,7,7,7,7]',
  '["\\u0000","\\u0000",null,"\\u0000"]',
  '["$undefined","$undefined","$undefined"]',
];

test('no server action breaks on arguments that no page sends; each is refused as any wrong input is (X05)', async () => {
  test.setTimeout(300_000);
  const place = await makePlace();
  await forEachAction(async (id) => {
    for (const shape of malformed) {
      const response = await call(place, id, place.cookies.owner, shape);
      const text = await response.text();
      expect(response.status, `${id} ${shape}`).toBeLessThan(500);
      expect(text, `${id} ${shape}`).not.toContain('Something went wrong');
      // How the framework tells of an error that nobody caught, whatever the status is.
      expect(text, `${id} ${shape}`).not.toMatch(/^[0-9a-f]+:E\{"digest":"\d/m);
    }
  });
});

test('an action id of another build and tampered arguments are refused cleanly (T17, X05)', async () => {
  const place = await makePlace();
  const cookie = place.cookies.owner;
  const stale = await call(place, '7f'.padEnd(42, '0'), cookie, '[null,F]');
  expect([400, 404, 409]).toContain(stale.status);
  const [id = ''] = actionIds();
  for (const body of ['["$F1"]', '["$@9","$Q1"]', '{"then":"$1:__proto__:then"}', '['.repeat(20_000)]) {
    const headers = { cookie, origin, 'sec-fetch-site': 'same-origin', 'next-action': id };
    const began = performance.now();
    const response = await fetch(`${origin}/w/${place.slug}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'text/plain;charset=UTF-8' },
      body,
      redirect: 'manual',
    });
    expect(performance.now() - began).toBeLessThan(5_000);
    const text = await response.text();
    expect(text).not.toMatch(/node_modules|at .*\.[jt]s:\d+/);
  }
  const health = await fetch(`${origin}/api/health`);
  expect(health.status).toBe(200);
});
