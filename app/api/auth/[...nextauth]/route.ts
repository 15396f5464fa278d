import { answerAuthentication } from '#lib/auth/session.ts';

/** next-auth's own addresses: session, csrf and sign-out. Members sign in at /sign-in. */
export const GET = answerAuthentication;
export const POST = answerAuthentication;
