import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { joinServer, makePlace, origin, type Place } from './ground.ts';

let place: Place;

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
});

/** What the server answers to a request line that no library would send. */
function raw(target: string, more: readonly string[] = []): Promise<string> {
  const { hostname, port, host } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (text) => {
      answer += text;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(
      [`GET ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...more, '', ''].join('\r\n'),
    );
  });
}

test('no spelling of a protected address shows anything to somebody who is not signed in (S02, S03)', async () => {
  const { slug, requestId } = place;
  const spellings = (path: string) => [
    path,
    `${path}/`,
    `${path}.rsc`,
    `${path}?_rsc=1a2b3`,
    `${path}.segments/_tree.segment.rsc`,
    `/${path}`,
    path.replaceAll('/', '//'),
    path.replace('/w/', '/%77/'),
    path.replace('/w/', '/W/'),
    path.replace('/w/', '/x/../w/'),
    path.replace('/w/', '/.%2e/w/'),
    path.replace('/w/', '/w%2f'),
    `${path}%00`,
    `${path};a=b`,
    `/_next/data/build${path}.json`,
    `/_next/..${path}`,
    `${origin}${path}`,
  ];
  const headers = [
    [],
    ['RSC: 1'],
    ['RSC: 1', 'Next-Router-Prefetch: 1'],
    ['x-middleware-subrequest: middleware'],
  ];
  for (const path of [`/w/${slug}/requests/${requestId}`, `/w/${slug}/visitors`, `/trust/${slug}/library`]) {
    for (const target of spellings(path)) {
      for (const more of headers) {
        const answer = await raw(target, more);
        const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
        expect(status, `${target} ${more}`).toBeGreaterThan(0);
        expect(status, `${target} ${more}`).toBeLessThan(500);
        expect(answer, `${target} ${more}`).not.toMatch(/Vera Visitor|Buyer Ltd|visitor-[0-9a-f]{8}@/);
      }
    }
  }
});

test('the same addresses do show it to a member (so that the test above sees something)', async () => {
  const cookie = `Cookie: ${place.cookies.approver}`;
  expect(await raw(`/w/${place.slug}/requests/${place.requestId}`, [cookie])).toContain('Vera Visitor');
});

test('data variants of private pages are never stored, and depend on who asks (X06, X07)', async () => {
  const cookie = `Cookie: ${place.cookies.approver}`;
  for (const more of [[], ['RSC: 1'], ['RSC: 1', 'Next-Router-Prefetch: 1']]) {
    for (const path of ['', '/visitors', '/visitors/avatar.css', '/visitors/logo.png']) {
      const answer = await raw(`/w/${place.slug}${path}`, [cookie, ...more]);
      const header = answer.slice(0, answer.indexOf('\r\n\r\n'));
      expect(header, `${path} ${more}`).toMatch(/cache-control:[^\n]*no-store/i);
      expect(header, `${path} ${more}`).not.toMatch(/cache-control:[^\n]*(public|s-maxage)/i);
    }
  }
});

test('cookies are out of reach of scripts and other sites, and stay on this host (S11)', async ({ page }) => {
  await page.goto(`/trust/${place.slug}/sign-in`);
  await page.getByRole('textbox', { name: /e-mail/i }).fill(place.actors.visitor.email);
  await page
    .getByRole('button', { name: /code|link|continue|send/i })
    .first()
    .click();
  await page.waitForURL(/check-mail/);
  const cookies = (await page.context().cookies()).filter((cookie) => cookie.name.includes('candor'));
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' });
  }
});
