import type { Locale } from '../messages/locale.ts';
import { translator } from '../messages/translator.ts';

const titles = {
  403: 'forbiddenTitle',
  404: 'notFoundTitle',
  405: 'methodTitle',
  408: 'slowTitle',
  409: 'conflictTitle',
  410: 'goneTitle',
  413: 'tooLargeTitle',
  429: 'tooManyTitle',
  500: 'mistakeTitle',
  503: 'unavailableTitle',
  507: 'unavailableTitle',
} as const;
const texts = {
  404: 'notFound',
  405: 'method',
  410: 'notFound',
  500: 'mistake',
  503: 'unavailable',
} as const;

const isTitled = (status: number): status is keyof typeof titles => Object.hasOwn(titles, status);
const isTold = (status: number): status is keyof typeof texts => Object.hasOwn(texts, status);

/** What a refusal of this status is called. */
export function titleOf(status: number, locale: Locale): string {
  return translator('errors', locale)(isTitled(status) ? titles[status] : 'unanswered');
}

/** What it says where nobody found words of their own: what happened and what to do. */
export function textOf(status: number, locale: Locale): string {
  if (status === 403) return translator('problem', locale)('notAllowed');
  return translator('errors', locale)(isTold(status) ? texts[status] : 'goBack');
}

// What whoever is refused can help by themselves, or what has its whole reason beside it.
const clear = new Set([400, 403, 404, 405, 409, 410, 413, 429]);

/** Whether nobody has to look up in a log why this was refused. */
export const isClear = (status: number) => clear.has(status);

/** Whether asking again may be answered; who has no room left (507) needs somebody who makes some. */
export const mayHelp = (status: number) => status === 429 || (status >= 500 && status !== 507);
