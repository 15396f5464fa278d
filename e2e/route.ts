import type { Action } from '#lib/auth/permissions.ts';

/**
 * Who may come in. `public`: everybody. `visitor`: the portal's own signed-in visitors. `person`: the organization's employees
 * by a duty link. Otherwise the action of the permission table that a member needs; `member` is every member.
 */
export type Door = 'public' | 'visitor' | 'person' | 'member' | Action;

/**
 * What a page or handler answers to those who may. `known` is for the portal's own visitor, where it is another status;
 * `employed` for its employee; `form` is sent where the operation would not be reached without one.
 */
export type Rule = { door: Door; ok: number; known?: number; employed?: number; form?: () => BodyInit };
/** A row of the table: the methods that a route has. Everything else is 405 (handlers only). */
export type Route = { GET?: Rule; POST?: Rule; PUT?: Rule };

/** Open to everybody. */
export const open = (ok = 200): Route => ({ GET: { door: 'public', ok } });
/** A page or download that is read. */
export const page = (door: Door, ok = 200): Route => ({ GET: { door, ok } });
/** A handler that takes a form or a file. */
export const post = (door: Door, ok: number): Route => ({ POST: { door, ok } });
