import { globSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { roles } from '#lib/auth/actor.ts';
import { isGiven } from '#lib/auth/permissions.ts';
import { newId } from '#lib/id.ts';
import { joinServer, makePlace, origin, type Place } from './ground.ts';
import type { Door, Rule } from './route.ts';
import { routes } from './routes.ts';

const kinds = [
  'anonymous',
  'visitor',
  'person',
  'employee',
  'auditor',
  'approver',
  'admin',
  'other member',
  'other visitor',
  'other person',
] as const;
type Kind = (typeof kinds)[number];
type Method = 'GET' | 'POST' | 'PUT';

let place: Place;
let elsewhere: Place;
/** Whose sessions nobody ends. */
let third: Place;

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
  elsewhere = await makePlace();
  third = await makePlace();
});

/** `/w/[organization]/nda` from `app/(workspace)/w/[organization]/nda/page.tsx`. */
function patternOf(file: string): string {
  const parts = file
    .split('/')
    .slice(1, -1)
    .filter((part) => !/^\(.*\)$/.test(part));
  return `/${parts.join('/')}`;
}

// The sign-in library's own handler is tried by its own tests.
const files = globSync(['app/**/{page.tsx,route.ts}', 'app/.well-known/**/route.ts']).filter(
  (file) => !file.includes('[...'),
);
const pages = new Set(files.filter((file) => file.endsWith('page.tsx')).map(patternOf));
const found = [...new Set(files.map(patternOf))].toSorted();

function cookieOf(kind: Kind): string {
  if (kind === 'anonymous') return '';
  if (kind === 'other member') return elsewhere.cookies.owner;
  // The best that somebody could try: their session under the name of this portal's cookie.
  if (kind === 'other visitor') return elsewhere.cookies.visitor.replace(elsewhere.slug, place.slug);
  if (kind === 'other person') return elsewhere.cookies.person.replace(elsewhere.slug, place.slug);
  return place.cookies[kind];
}

const ids: Readonly<Record<string, (of: Place) => string>> = {
  '/requests/[id]': (of) => of.requestId,
  '/documents/[id]': (of) => of.documents.restricted,
  '/documents/[document]': (of) => of.documents.restricted,
  '/visitors/[id]': (of) => of.actors.visitor.visitorId,
};

function pathOf(pattern: string, of: Place = place, within: Place = place): string {
  let path = pattern.replace(/\[(portal|organization)\]/, within.slug);
  for (const [part, idIn] of Object.entries(ids)) {
    path = path.replace(part, part.replace(/\[.*\]/, idIn(of)));
  }
  return path.replace(/\[[a-z]+\]/g, () => newId());
}

function ask(path: string, method: string, cookie: string, body?: BodyInit): Promise<Response> {
  const headers = { ...(cookie ? { cookie } : {}), ...(method === 'GET' ? {} : { origin }) };
  return fetch(`${origin}${path}`, { method, headers, redirect: 'manual', ...(body ? { body } : {}) });
}

function mayEnter(door: Door, kind: Kind): boolean {
  if (door === 'public') return true;
  if (door === 'visitor' || door === 'person') return kind === door;
  const role = roles.find((one) => one === kind);
  return role !== undefined && (door === 'member' || isGiven(door, role));
}

/** The status with which somebody is turned away: sign in first, not yours, or there is nothing. */
function refusalOf(pattern: string, door: Door, kind: Kind): number {
  const signIn = pages.has(pattern) ? 307 : 303;
  if (door === 'visitor' || door === 'person') return signIn;
  if (kind === 'other member') return 404;
  return roles.some((role) => role === kind) ? 403 : signIn;
}

test('every page and handler of the tree has its row, and no row is left over', () => {
  expect(found.length).toBeGreaterThan(50);
  expect(Object.keys(routes).toSorted()).toEqual(found);
});

for (const [pattern, route] of Object.entries(routes)) {
  const rules = Object.entries(route) as [Method, Rule][];
  for (const [method, { door, ok, known, employed, form }] of rules) {
    test(`${method} ${pattern} opens to ${door} alone (T10, T11)`, async () => {
      const answers: Record<string, number> = {};
      const expected: Record<string, number> = {};
      const knock = async (kind: Kind) => {
        const response = await ask(pathOf(pattern), method, cookieOf(kind), form?.());
        const text = await response.text();
        const own: Partial<Record<Kind, number | undefined>> = { visitor: known, person: employed };
        const usual = own[kind] ?? ok;
        answers[kind] = response.status;
        expected[kind] = mayEnter(door, kind) ? usual : refusalOf(pattern, door, kind);
        if (expected[kind] !== usual) expect(text).not.toMatch(/Vera Visitor|Buyer Ltd/);
        const header = response.headers.get('cache-control') ?? '';
        if (door !== 'public')
          expect(header, `${kind}: private pages are never stored (X07)`).toMatch(/no-store/);
        const type = response.headers.get('content-type') ?? '';
        if (response.status < 300 && type.startsWith('text/html')) expectPolicy(response, text);
      };
      // Reading changes nothing, so some read at once, fewer than one address may; what is sent may decide what the next one
      // finds.
      const together = method === 'GET' ? 4 : 1;
      for (let at = 0; at < kinds.length; at += together)
        await Promise.all(kinds.slice(at, at + together).map(knock));
      expect(answers).toEqual(expected);
    });
  }
  if (!pages.has(pattern)) {
    test(`${pattern} refuses every method that it does not have (X08)`, async () => {
      const others = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].filter((method) => !(method in route));
      for (const method of others) {
        const { status } = await ask(pathOf(pattern), method, place.cookies.admin);
        expect([405, 501], `${method} ${status}`).toContain(status);
      }
    });
  }
}

const nonces = new Set<string>();

/** Every page has a policy with a nonce that no other answer had, and no script without it; or no script at all (X09). */
function expectPolicy(response: Response, text: string): void {
  const policy = response.headers.get('content-security-policy') ?? '';
  if (!policy.includes('nonce-')) {
    expect(policy).toMatch(/^default-src 'none'; style-src 'self'( 'sha256-[A-Za-z0-9+/=]{44}')*; img-src/);
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(text).not.toMatch(/<script\b/);
    return;
  }
  const nonce = /script-src 'nonce-([A-Za-z0-9+/=]{20,})' 'strict-dynamic'(;|$)/.exec(policy)?.[1] ?? '';
  expect(policy).toMatch(/default-src 'none'/);
  expect(policy).toMatch(/frame-ancestors 'none'/);
  expect(nonce).not.toBe('');
  expect(nonces.has(nonce)).toBe(false);
  nonces.add(nonce);
  const scripts = text.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
}

for (const pattern of found.filter((one) => Object.keys(ids).some((part) => one.includes(part)))) {
  const method = routes[pattern]?.POST ? 'POST' : 'GET';
  test(`${pattern} answers alike to the id of another organization and to one that never was (T01)`, async () => {
    const visitors = pattern.startsWith('/trust');
    const cookie = visitors ? third.cookies.visitor : third.cookies.owner;
    const foreign = await ask(pathOf(pattern, place, third), method, cookie);
    const unknown = pathOf(
      pattern,
      { ...place, requestId: newId(), documents: nobody, actors: strangers() },
      third,
    );
    const never = await ask(unknown, method, cookie);
    expect([303, 307]).not.toContain(foreign.status);
    expect(foreign.status).toBe(never.status);
    // What is read; how a stream is cut into pieces differs from one answer to the next.
    const told = async (response: Response) =>
      (await response.text())
        .replace(/<(script|template|style)\b.*?<\/\1>|<[^>]*>/gs, ' ')
        .replace(/\s+/g, ' ');
    const text = await told(foreign);
    expect(text).toBe(await told(never));
    expect(text).not.toContain('Vera Visitor');
  });
}

const unknown = newId();
const nobody = {
  public: unknown,
  confidential: unknown,
  restricted: unknown,
  second: unknown,
  hidden: unknown,
};
const strangers = () => ({ ...place.actors, visitor: { ...place.actors.visitor, visitorId: newId() } });
