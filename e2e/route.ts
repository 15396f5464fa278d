import type { Action } from '#lib/auth/permissions.ts';

/**
 * Who may come in. `public`: everybody. `visitor`: the portal's own signed-in visitors. Otherwise the action of the
 * permission table that a member needs; `member` is every member of the organization.
 */
export type Door = 'public' | 'visitor' | 'member' | Action;

/**
 * What a page or handler answers to those who may. `known` is for the portal's own visitor, where it is another status;
 * `form` is sent where the operation would not be reached without one.
 */
export type Rule = { door: Door; ok: number; known?: number; form?: () => BodyInit };
/** A row of the table: the methods that a route has. Everything else is 405 (handlers only). */
export type Route = { GET?: Rule; POST?: Rule; PUT?: Rule };

/** Open to everybody. */
export const open = (ok = 200): Route => ({ GET: { door: 'public', ok } });
/** A page or download that is read. */
export const page = (door: Door, ok = 200): Route => ({ GET: { door, ok } });
/** A handler that takes a form or a file. */
export const post = (door: Door, ok: number): Route => ({ POST: { door, ok } });
