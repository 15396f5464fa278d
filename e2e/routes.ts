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

const open = (ok = 200): Route => ({ GET: { door: 'public', ok } });
const page = (door: Door, ok = 200): Route => ({ GET: { door, ok } });
const post = (door: Door, ok: number): Route => ({ POST: { door, ok } });

const pixel = () =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  );
const described = { title: 'Tried as everybody', collectedOn: '2026-01-01' };
const link = () => new URLSearchParams({ ...described, kind: 'link', url: 'https://tried.example/' });
const beginning = () => JSON.stringify({ fileName: 'tried.txt', sizeBytes: 1 });
const description = () => JSON.stringify(described);

const portal = '/trust/[portal]';
const workspace = '/w/[organization]';

/** Every page and handler of the tree. Ids are filled in by access.spec.ts; an unknown one where it has none. */
export const routes: Readonly<Record<string, Route>> = {
  '/': open(307),
  '/.well-known/security.txt': open(404),
  '/robots.txt': open(),
  '/api/health': open(),
  '/api/ready': open(),
  '/mailbox': open(),
  '/sign-in': open(),
  '/sign-in/[organization]': open(),
  '/sign-in/[organization]/forgotten': open(),
  '/sign-in/break-glass/[token]': open(),
  '/sign-in/invitation/[token]': open(),
  '/sign-in/reset/[token]': open(),

  [portal]: open(),
  [`${portal}/request`]: open(),
  [`${portal}/request/submit`]: post('public', 400),
  [`${portal}/sign-in`]: { GET: { door: 'public', ok: 200, known: 307 } },
  [`${portal}/sign-in/send`]: post('public', 400),
  [`${portal}/check-mail`]: open(307),
  [`${portal}/check-mail/verify`]: post('public', 400),
  [`${portal}/link/[token]`]: open(307),
  [`${portal}/link/use`]: post('public', 400),
  [`${portal}/nda`]: open(),
  [`${portal}/nda/sign`]: { GET: { door: 'public', ok: 303 }, POST: { door: 'visitor', ok: 400 } },
  [`${portal}/nda/signed/[id]`]: page('visitor', 404),
  [`${portal}/library`]: page('visitor'),
  [`${portal}/library/claims`]: page('visitor'),
  [`${portal}/library/documents/[document]`]: page('visitor', 404),
  [`${portal}/library/requests/[id]`]: page('visitor'),
  [`${portal}/library/requests/[id]/answer`]: post('visitor', 400),
  [`${portal}/library/requests/[id]/withdraw`]: post('visitor', 303),
  [`${portal}/library/grants/[id]/renew`]: page('visitor', 404),
  [`${portal}/library/grants/[id]/renew/send`]: post('visitor', 404),
  [`${portal}/documents/[document]/copy`]: {
    GET: { door: 'public', ok: 303 },
    POST: { door: 'visitor', ok: 403 },
  },
  [`${portal}/documents/[document]/file`]: open(404),
  [`${portal}/copies/[copy]`]: page('visitor', 404),
  [`${portal}/bundles`]: { GET: { door: 'public', ok: 303 }, POST: { door: 'visitor', ok: 400 } },
  [`${portal}/bundles/[bundle]`]: page('visitor', 404),
  [`${portal}/logo/[file]`]: open(404),
  [`${portal}/json`]: open(),
  [`${portal}/llms.txt`]: open(),
  [`${portal}/claims/[claim]`]: open(404),
  [`${portal}/claims/[claim]/json`]: open(404),
  [`${portal}/claims/[claim]/editions/[edition]`]: open(404),
  [`${portal}/claims/[claim]/editions/[edition]/json`]: open(404),
  [`${portal}/csf/[function]`]: open(404),
  [`${portal}/csf/[function]/json`]: open(404),
  [`${portal}/as-of/[day]`]: open(404),
  [`${portal}/as-of/[day]/json`]: open(404),

  [workspace]: page('member'),
  [`${workspace}/search`]: page('search:find'),
  [`${workspace}/search/matches`]: page('search:find'),
  [`${workspace}/requests`]: page('access-request:list'),
  [`${workspace}/requests/[id]`]: page('access-request:read'),
  [`${workspace}/requests/export`]: page('access-request:list'),
  [`${workspace}/grants`]: page('grant:list'),
  [`${workspace}/grants/[id]`]: page('grant:list', 404),
  [`${workspace}/grants/export`]: page('grant:list'),
  [`${workspace}/grants/give`]: page('grant:issue'),
  [`${workspace}/grants/give/send`]: post('grant:issue', 400),
  [`${workspace}/access-rules`]: page('access-rule:list'),
  [`${workspace}/access-rules/[id]`]: page('access-rule:list', 404),
  [`${workspace}/visitors`]: page('visitor:list'),
  [`${workspace}/visitors/[id]`]: page('visitor:read'),
  [`${workspace}/visitors/[id]/merge`]: page('visitor:merge'),
  [`${workspace}/visitors/[id]/waive`]: post('nda:waive', 400),
  [`${workspace}/visitors/[id]/waivers/[waiver]`]: page('visitor:read', 404),
  [`${workspace}/visitors/export`]: page('visitor:list'),
  [`${workspace}/visitors/invite`]: page('visitor:invite'),
  [`${workspace}/controls`]: page('control:list'),
  [`${workspace}/controls/[id]`]: page('control:read', 404),
  [`${workspace}/controls/[id]/change`]: page('control:change', 404),
  [`${workspace}/frameworks`]: page('framework:list'),
  [`${workspace}/frameworks/[id]`]: page('framework:read', 404),
  [`${workspace}/frameworks/[id]/requirements/[requirement]`]: page('framework:read', 404),
  [`${workspace}/frameworks/import`]: page('framework:import'),
  [`${workspace}/frameworks/import/[id]`]: page('framework:import', 404),
  [`${workspace}/frameworks/import/receive`]: post('framework:import', 400),
  [`${workspace}/controls/add`]: page('control:add'),
  [`${workspace}/controls/export`]: page('control:export'),
  [`${workspace}/controls/export/workbook`]: page('control:export'),
  [`${workspace}/controls/import`]: page('control:import'),
  [`${workspace}/controls/import/[id]`]: page('control:import', 404),
  [`${workspace}/controls/templates`]: page('control:add'),
  [`${workspace}/controls/import/receive`]: post('control:import', 400),
  [`${workspace}/customers`]: page('customer:list'),
  [`${workspace}/customers/[id]`]: page('customer:read', 404),
  [`${workspace}/customers/export`]: page('customer:list'),
  [`${workspace}/documents`]: page('document:list'),
  [`${workspace}/documents/[id]`]: page('document:read'),
  [`${workspace}/documents/export`]: page('document:list'),
  [`${workspace}/documents/[id]/upload`]: post('document:upload', 400),
  [`${workspace}/documents/[id]/revisions/[revision]/preview`]: page('document:preview', 404),
  [`${workspace}/deliveries`]: page('delivery:list'),
  [`${workspace}/deliveries/[id]`]: page('delivery:list', 404),
  [`${workspace}/deliveries/export`]: page('delivery:export'),
  [`${workspace}/nda`]: page('nda:list'),
  [`${workspace}/nda/versions/[id]`]: page('nda:list', 404),
  [`${workspace}/nda/signatures`]: page('nda:list'),
  [`${workspace}/nda/signatures/[id]`]: page('nda:list', 404),
  [`${workspace}/nda/signatures/[id]/file`]: page('nda:download-signed', 404),
  [`${workspace}/nda/signatures/export`]: page('nda:list'),
  [`${workspace}/portal`]: page('portal:read'),
  [`${workspace}/portal/preview`]: page('portal:read'),
  [`${workspace}/portal/logo`]: {
    GET: { door: 'portal:read', ok: 404 },
    POST: { door: 'portal:update', ok: 200, form: pixel },
  },
  [`${workspace}/claims`]: page('claim:list'),
  [`${workspace}/claims/[id]`]: page('claim:read', 404),
  [`${workspace}/claims/arrange`]: page('claim:list'),
  [`${workspace}/claims/export`]: page('claim:list'),
  [`${workspace}/claims/proposals`]: page('proposal:list'),
  [`${workspace}/claims/proposals/receive`]: post('proposal:draft', 400),
  [`${workspace}/claims/proposals/[id]`]: page('proposal:read', 404),
  [`${workspace}/claims/proposals/[id]/contradictions`]: page('proposal:read', 404),
  [`${workspace}/claims/proposals/[id]/findings`]: page('proposal:read', 404),
  [`${workspace}/claims/proposals/[id]/commit`]: page('proposal:commit', 404),
  [`${workspace}/audit-reports`]: page('audit-report:list'),
  [`${workspace}/audit-reports/[id]`]: page('audit-report:list', 404),
  [`${workspace}/audit-reports/[id]/change`]: page('audit-report:change', 404),
  [`${workspace}/audit-reports/add`]: page('audit-report:add'),
  [`${workspace}/engagements`]: page('engagement:list'),
  [`${workspace}/engagements/[id]`]: page('engagement:read', 404),
  [`${workspace}/engagements/[id]/ask`]: page('engagement:ask', 404),
  [`${workspace}/engagements/[id]/change`]: page('engagement:change', 404),
  [`${workspace}/engagements/[id]/controls/[control]`]: page('engagement:read', 404),
  [`${workspace}/engagements/[id]/evidence/[revision]/file`]: page('engagement:download', 404),
  [`${workspace}/engagements/[id]/inquiries/[inquiry]`]: page('engagement:read', 404),
  [`${workspace}/engagements/[id]/pack`]: page('engagement:export', 404),
  [`${workspace}/engagements/open`]: page('engagement:open'),
  [`${workspace}/evidence`]: page('evidence:list'),
  [`${workspace}/evidence/[id]`]: page('evidence:read', 404),
  [`${workspace}/evidence/[id]/revisions/[revision]/file`]: page('evidence:download', 404),
  [`${workspace}/evidence/add`]: page('evidence:change'),
  [`${workspace}/evidence/export`]: page('evidence:list'),
  [`${workspace}/evidence/pack`]: page('evidence:export'),
  [`${workspace}/evidence/receive`]: { POST: { door: 'evidence:change', ok: 303, form: link } },
  [`${workspace}/evidence/review`]: page('evidence:list'),
  [`${workspace}/evidence/uploads`]: { POST: { door: 'evidence:upload', ok: 201, form: beginning } },
  [`${workspace}/evidence/uploads/[upload]`]: {
    GET: { door: 'evidence:upload', ok: 404 },
    PUT: { door: 'evidence:upload', ok: 400 },
  },
  [`${workspace}/evidence/uploads/[upload]/finish`]: {
    POST: { door: 'evidence:upload', ok: 404, form: description },
  },
  [`${workspace}/my-work`]: page('my-work:view'),
  [`${workspace}/calendar`]: page('evidence-requirement:list'),
  [`${workspace}/subprocessors`]: page('subprocessor:list'),
  [`${workspace}/subprocessors/export`]: page('subprocessor:list'),
  [`${workspace}/members`]: page('member:list'),
  [`${workspace}/mail`]: page('mail:list'),
  [`${workspace}/mail/[id]`]: page('mail:list', 404),
  [`${workspace}/audit-log`]: page('audit-event:list'),
  [`${workspace}/audit-log/export`]: page('audit-event:export'),
  [`${workspace}/account`]: page('member'),
  [`${workspace}/settings/access`]: page('setting:read'),
  [`${workspace}/settings/blocked-domains`]: page('setting:read'),
  [`${workspace}/settings/calendar`]: page('setting:read'),
  [`${workspace}/settings/marking`]: page('setting:read'),
  [`${workspace}/settings/nda`]: page('setting:read'),
  [`${workspace}/settings/privacy`]: page('setting:read'),
  [`${workspace}/settings/publication`]: page('setting:read'),

  // Last: they end the sessions that the others use.
  [`${portal}/library/sign-out`]: post('public', 303),
  [`${workspace}/sign-out`]: post('public', 303),
};
