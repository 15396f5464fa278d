import { portalPolicyPaths } from './portal-policy-paths.ts';
import { programPaths, segment, workspaceOf } from './program-paths.ts';

// Every URL of the product. Relative to the public origin; see `absolute` in lib/origin.ts for mails.
const portalOf = (portal: string) => `/trust/${segment(portal)}`;

/** What visitors open. `portal` is the portal's slug; ids are UUIDs. */
export const portalPaths = {
  overview: portalOf,
  request: (portal: string, documentId?: string) =>
    `${portalOf(portal)}/request${documentId ? `?document=${segment(documentId)}` : ''}`,
  submitRequest: (portal: string) => `${portalOf(portal)}/request/submit`,
  signIn: (portal: string) => `${portalOf(portal)}/sign-in`,
  sendSignIn: (portal: string) => `${portalOf(portal)}/sign-in/send`,
  checkMail: (portal: string) => `${portalOf(portal)}/check-mail`,
  verifyCode: (portal: string) => `${portalOf(portal)}/check-mail/verify`,
  link: (portal: string, token: string) => `${portalOf(portal)}/link/${segment(token)}`,
  redeemLink: (portal: string) => `${portalOf(portal)}/link/use`,
  library: (portal: string) => `${portalOf(portal)}/library`,
  customerClaims: (portal: string) => `${portalOf(portal)}/library/claims`,
  signOut: (portal: string) => `${portalOf(portal)}/library/sign-out`,
  ownRequest: (portal: string, id: string) => `${portalOf(portal)}/library/requests/${segment(id)}`,
  answerRequest: (portal: string, id: string) => `${portalOf(portal)}/library/requests/${segment(id)}/answer`,
  withdrawRequest: (portal: string, id: string) =>
    `${portalOf(portal)}/library/requests/${segment(id)}/withdraw`,
  /** What the report in a document covers. */
  coverage: (portal: string, documentId: string) =>
    `${portalOf(portal)}/library/documents/${segment(documentId)}`,
  renewGrant: (portal: string, id: string) => `${portalOf(portal)}/library/grants/${segment(id)}/renew`,
  sendRenewal: (portal: string, id: string) => `${portalOf(portal)}/library/grants/${segment(id)}/renew/send`,
  nda: (portal: string) => `${portalOf(portal)}/nda`,
  signNda: (portal: string) => `${portalOf(portal)}/nda/sign`,
  signedNda: (portal: string, id: string) => `${portalOf(portal)}/nda/signed/${segment(id)}`,
  makeCopy: (portal: string, documentId: string) =>
    `${portalOf(portal)}/documents/${segment(documentId)}/copy`,
  publicFile: (portal: string, documentId: string) =>
    `${portalOf(portal)}/documents/${segment(documentId)}/file`,
  copy: (portal: string, copyId: string) => `${portalOf(portal)}/copies/${segment(copyId)}`,
  makeBundle: (portal: string) => `${portalOf(portal)}/bundles`,
  bundle: (portal: string, bundleId: string) => `${portalOf(portal)}/bundles/${segment(bundleId)}`,
  logo: (portal: string, fileId: string) => `${portalOf(portal)}/logo/${segment(fileId)}`,
  /** A claim's permanent address. */
  claim: (portal: string, id: string) => `${portalOf(portal)}/claims/${segment(id)}`,
  edition: (portal: string, id: string, edition: number) =>
    `${portalOf(portal)}/claims/${segment(id)}/editions/${edition}`,
  ...portalPolicyPaths,
  /** A function of the CSF, e.g. `PR`; with a subcategory, its place on that page. */
  csf: (portal: string, identifier: string, subcategory?: string) =>
    `${portalOf(portal)}/csf/${segment(identifier)}${subcategory ? `#${segment(subcategory)}` : ''}`,
  /** The portal as it was at the end of a day, e.g. `2026-11-22`. */
  asOf: (portal: string, day: string) => `${portalOf(portal)}/as-of/${segment(day)}`,
  /** The same page for programs. */
  json: (page: string) => `${page}/json`,
  llms: (portal: string) => `${portalOf(portal)}/llms.txt`,
};

/** What members open. `organization` is its slug. */
export const workspacePaths = {
  ...programPaths,
  home: workspaceOf,
  search: (organization: string, text = '') =>
    `${workspaceOf(organization)}/search${text ? `?${new URLSearchParams({ q: text })}` : ''}`,
  searchMatches: (organization: string) => `${workspaceOf(organization)}/search/matches`,
  requests: (organization: string) => `${workspaceOf(organization)}/requests`,
  request: (organization: string, id: string) => `${workspaceOf(organization)}/requests/${segment(id)}`,
  grants: (organization: string) => `${workspaceOf(organization)}/grants`,
  grant: (organization: string, id: string) => `${workspaceOf(organization)}/grants/${segment(id)}`,
  visitors: (organization: string) => `${workspaceOf(organization)}/visitors`,
  visitor: (organization: string, id: string) => `${workspaceOf(organization)}/visitors/${segment(id)}`,
  waiveNda: (organization: string, visitorId: string) =>
    `${workspaceOf(organization)}/visitors/${segment(visitorId)}/waive`,
  waiverProof: (organization: string, visitorId: string, waiverId: string) =>
    `${workspaceOf(organization)}/visitors/${segment(visitorId)}/waivers/${segment(waiverId)}`,
  mergeVisitor: (organization: string, id: string) =>
    `${workspaceOf(organization)}/visitors/${segment(id)}/merge`,
  /** With a document that is chosen from the start, where one is given. */
  inviteVisitor: (organization: string, documentId?: string) =>
    `${workspaceOf(organization)}/visitors/invite${documentId ? `?document=${segment(documentId)}` : ''}`,
  customers: (organization: string) => `${workspaceOf(organization)}/customers`,
  customer: (organization: string, id: string) => `${workspaceOf(organization)}/customers/${segment(id)}`,
  accessRules: (organization: string) => `${workspaceOf(organization)}/access-rules`,
  accessRule: (organization: string, id: string) =>
    `${workspaceOf(organization)}/access-rules/${segment(id)}`,
  deliveries: (organization: string) => `${workspaceOf(organization)}/deliveries`,
  delivery: (organization: string, id: string) => `${workspaceOf(organization)}/deliveries/${segment(id)}`,
  documents: (organization: string) => `${workspaceOf(organization)}/documents`,
  document: (organization: string, id: string) => `${workspaceOf(organization)}/documents/${segment(id)}`,
  uploadRevision: (organization: string, id: string) =>
    `${workspaceOf(organization)}/documents/${segment(id)}/upload`,
  previewRevision: (organization: string, id: string, revisionId: string) =>
    `${workspaceOf(organization)}/documents/${segment(id)}/revisions/${segment(revisionId)}/preview`,
  subprocessors: (organization: string) => `${workspaceOf(organization)}/subprocessors`,
  nda: (organization: string) => `${workspaceOf(organization)}/nda`,
  ndaVersion: (organization: string, id: string) =>
    `${workspaceOf(organization)}/nda/versions/${segment(id)}`,
  ndaSignatures: (organization: string) => `${workspaceOf(organization)}/nda/signatures`,
  ndaSignature: (organization: string, id: string) =>
    `${workspaceOf(organization)}/nda/signatures/${segment(id)}`,
  signedNda: (organization: string, id: string) =>
    `${workspaceOf(organization)}/nda/signatures/${segment(id)}/file`,
  portal: (organization: string) => `${workspaceOf(organization)}/portal`,
  portalPreview: (organization: string) => `${workspaceOf(organization)}/portal/preview`,
  members: (organization: string) => `${workspaceOf(organization)}/members`,
  auditLog: (organization: string) => `${workspaceOf(organization)}/audit-log`,
  mail: (organization: string) => `${workspaceOf(organization)}/mail`,
  mailDetail: (organization: string, id: string) => `${workspaceOf(organization)}/mail/${segment(id)}`,
  account: (organization: string) => `${workspaceOf(organization)}/account`,
  signOut: (organization: string) => `${workspaceOf(organization)}/sign-out`,
  settings: (organization: string, section = 'access') =>
    `${workspaceOf(organization)}/settings/${segment(section)}`,
  exportCsv: (listPath: string, search: string) => `${listPath}/export${search ? `?${search}` : ''}`,
};

/** Ways in for members. */
export const signInPaths = {
  start: '/sign-in',
  organization: (organization: string) => `/sign-in/${segment(organization)}`,
  forgotten: (organization: string) => `/sign-in/${segment(organization)}/forgotten`,
  reset: (token: string) => `/sign-in/reset/${segment(token)}`,
  invitation: (token: string) => `/sign-in/invitation/${segment(token)}`,
  breakGlass: (token: string) => `/sign-in/break-glass/${segment(token)}`,
};

/** The local mailbox of demo mode. */
export const mailboxPath = '/mailbox';

/**
 * A path to go to after sign-in, if it is one of ours; otherwise `fallback`. Refuses other hosts in every spelling
 * (`//evil`, `/\evil`, tabs, user info) by resolving it the way a browser would.
 */
export function safeNext(next: string | null | undefined, fallback: string): string {
  if (!next?.startsWith('/') || hasControls(next)) return fallback;
  const base = 'http://candor.invalid';
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  if (!url || url.origin !== base || url.pathname.startsWith('//')) return fallback;
  return `${url.pathname}${url.search}`;
}

function hasControls(text: string): boolean {
  return [...text].some((character) => character === '\\' || character <= ' ' || character === '\u007f');
}
