import NextAuth, { type NextAuthOptions } from 'next-auth';
import { decode, encode, type JWTDecodeParams } from 'next-auth/jwt';
import { env } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { signOutMember } from '#lib/member/sign-out.ts';
import { signInPaths } from '#lib/paths.ts';
import { findMemberActor } from '#lib/session/queries.ts';
import type { MemberActor, Origin } from './actor.ts';
import { cookieFlags, cookieName, isSecure } from './cookie.ts';

/*
 * The only importer of next-auth (4.24.15 or newer; older ones have critical holes). Its cookie is an encrypted token
 * that says nothing but which of our session rows it points to; the row decides, on each request. So whatever ends the
 * row (sign-out, removal, a new password) ends the session at once, wherever copies of the cookie are.
 */

const WEEK = 7 * 24 * 3600;
// The encrypted pointer has about 300 characters; whatever is much longer is not ours.
const LONGEST_COOKIE = 2_000;
const nowhere: Origin = { address: '', userAgent: '', requestId: 'next-auth' };

/** The name of the member's session cookie. */
export function memberCookieName(): string {
  return cookieName('session');
}

/** The cookie's value for a session token. */
export async function sealSession(token: string): Promise<string> {
  return encode({ token: { sid: token }, secret: env().SESSION_SECRET, maxAge: WEEK });
}

async function openSession(cookie: string | undefined): Promise<string | null> {
  if (!cookie || cookie.length > LONGEST_COOKIE) return null;
  const pointer = await decode({ token: cookie, secret: env().SESSION_SECRET }).catch(() => null);
  const sid: unknown = pointer?.sid;
  return typeof sid === 'string' ? sid : null;
}

/** The member whose session this cookie points to, or null. A malformed cookie is nobody's. */
export async function findMember(cookie: string | undefined, origin: Origin): Promise<MemberActor | null> {
  const token = await openSession(cookie);
  return token ? findMemberActor(token, origin) : null;
}

// Only a pointer whose row still counts is handed on; for next-auth a dead session has no cookie at all.
async function decodeLive({ token }: JWTDecodeParams) {
  const sid = await openSession(token);
  const member = sid && (await findMemberActor(sid, nowhere));
  return member && sid ? { sid, name: member.name, email: member.email } : null;
}

function cookies(): NextAuthOptions['cookies'] {
  const options = cookieFlags();
  const brief = { ...options, maxAge: 900 };
  return {
    sessionToken: { name: memberCookieName(), options },
    callbackUrl: { name: cookieName('callback'), options },
    csrfToken: { name: cookieName('csrf'), options },
    pkceCodeVerifier: { name: cookieName('pkce'), options: brief },
    state: { name: cookieName('state'), options: brief },
    nonce: { name: cookieName('nonce'), options: brief },
  };
}

function options(): NextAuthOptions {
  return {
    secret: env().SESSION_SECRET,
    useSecureCookies: isSecure(),
    // Passwords are checked by our own operation (throttled, audited); an organization's identity provider joins here.
    providers: [],
    session: { strategy: 'jwt', maxAge: WEEK },
    pages: { signIn: signInPaths.start, signOut: signInPaths.start, error: signInPaths.start },
    cookies: cookies(),
    jwt: {
      maxAge: WEEK,
      decode: decodeLive,
      encode: async ({ token }) => (typeof token?.sid === 'string' ? sealSession(token.sid) : ''),
    },
    callbacks: {
      jwt: ({ token }) => token,
      session: ({ session, token }) => ({
        expires: session.expires,
        user: { name: token.name ?? null, email: token.email ?? null },
      }),
      redirect: ({ url, baseUrl }) => (URL.parse(url, baseUrl)?.origin === baseUrl ? url : baseUrl),
    },
    events: {
      signOut: async ({ token }) => {
        const sid: unknown = token?.sid;
        const member = typeof sid === 'string' ? await findMemberActor(sid, nowhere) : null;
        if (member) await signOutMember(member, {});
      },
    },
    logger: {
      error: (code) => (code === 'JWT_SESSION_ERROR' ? undefined : log.warn('next-auth', { problem: code })),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

// Its other addresses serve providers, of which there are none yet; `_log` would write what anybody posts.
const answered: readonly string[] = ['session', 'csrf', 'signout'];

/** The route handler of /api/auth: session, csrf and sign-out, over the fixed public origin. */
export async function answerAuthentication(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const [name = ''] = (await context.params).nextauth;
  if (!answered.includes(name)) return new Response(null, { status: 404 });
  // Read by next-auth instead of the request's Host.
  process.env.NEXTAUTH_URL = env().PUBLIC_ORIGIN;
  const handler: (request: Request, given: typeof context) => Promise<Response> = NextAuth(options());
  return handler(request, context);
}
