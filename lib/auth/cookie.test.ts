import { afterEach, expect, test } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import { cookieFlags, cookieName } from './cookie.ts';
import { memberCookieName } from './session.ts';

afterEach(() => {
  process.env.PUBLIC_ORIGIN = 'http://localhost:3000';
  forgetEnv();
});

test('over TLS every cookie belongs to this host alone and is closed to scripts and other sites (S11)', () => {
  process.env.PUBLIC_ORIGIN = 'https://trust.example';
  forgetEnv();
  expect([memberCookieName(), cookieName('flow-acme')]).toEqual([
    '__Host-candor-session',
    '__Host-candor-flow-acme',
  ]);
  expect(cookieFlags()).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true });
});

test('on a computer of one’s own, without TLS, cookies keep every flag that works there', () => {
  expect(memberCookieName()).toBe('candor-session');
  expect(cookieFlags()).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: false });
});
