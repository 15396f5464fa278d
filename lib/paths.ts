/** Every URL of the product. Relative to the public origin; see `absolute` in lib/origin.ts for mails. */
const segment = (value: string) => encodeURIComponent(value);

const portalOf = (portal: string) => `/trust/${segment(portal)}`;
const workspaceOf = (organization: string) => `/w/${segment(organization)}`;

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
  auditReports: (organization: string) => `${workspaceOf(organization)}/audit-reports`,
  auditReport: (organization: string, id: string) =>
    `${workspaceOf(organization)}/audit-reports/${segment(id)}`,
  addAuditReport: (organization: string) => `${workspaceOf(organization)}/audit-reports/add`,
  changeAuditReport: (organization: string, id: string) =>
    `${workspaceOf(organization)}/audit-reports/${segment(id)}/change`,
  engagements: (organization: string) => `${workspaceOf(organization)}/engagements`,
  openEngagement: (organization: string) => `${workspaceOf(organization)}/engagements/open`,
  /** With the part of its framework that is shown, where one is chosen. */
  engagement: (organization: string, id: string, rootId?: string) =>
    `${workspaceOf(organization)}/engagements/${segment(id)}${rootId ? `?section=${segment(rootId)}` : ''}`,
  changeEngagement: (organization: string, id: string) =>
    `${workspaceOf(organization)}/engagements/${segment(id)}/change`,
  scopedControl: (organization: string, id: string, controlId: string) =>
    `${workspaceOf(organization)}/engagements/${segment(id)}/controls/${segment(controlId)}`,
  scopedFile: (organization: string, id: string, revisionId: string) =>
    `${workspaceOf(organization)}/engagements/${segment(id)}/evidence/${segment(revisionId)}/file`,
  engagementPack: (organization: string, id: string) =>
    `${workspaceOf(organization)}/engagements/${segment(id)}/pack`,
  ask: (organization: string, id: string, about: { control: string } | { requirement: string }) =>
    `${workspaceOf(organization)}/engagements/${segment(id)}/ask?${new URLSearchParams(about)}`,
  inquiry: (organization: string, id: string, inquiryId: string) =>
    `${workspaceOf(organization)}/engagements/${segment(id)}/inquiries/${segment(inquiryId)}`,
  claims: (organization: string) => `${workspaceOf(organization)}/claims`,
  claim: (organization: string, id: string) => `${workspaceOf(organization)}/claims/${segment(id)}`,
  arrangeClaims: (organization: string) => `${workspaceOf(organization)}/claims/arrange`,
  proposals: (organization: string) => `${workspaceOf(organization)}/claims/proposals`,
  receivePage: (organization: string, page: { name: string; label: string; address: string }) =>
    `${workspaceOf(organization)}/claims/proposals/receive?${new URLSearchParams(page)}`,
  proposalPage: (organization: string, id: string, proposalId?: string) =>
    `${workspaceOf(organization)}/claims/proposals/${segment(id)}${proposalId ? `?proposal=${segment(proposalId)}` : ''}`,
  proposalContradictions: (organization: string, id: string) =>
    `${workspaceOf(organization)}/claims/proposals/${segment(id)}/contradictions`,
  proposalFindings: (organization: string, id: string) =>
    `${workspaceOf(organization)}/claims/proposals/${segment(id)}/findings`,
  commitProposals: (organization: string, id: string) =>
    `${workspaceOf(organization)}/claims/proposals/${segment(id)}/commit`,
  controls: (organization: string) => `${workspaceOf(organization)}/controls`,
  control: (organization: string, id: string) => `${workspaceOf(organization)}/controls/${segment(id)}`,
  changeControl: (organization: string, id: string) =>
    `${workspaceOf(organization)}/controls/${segment(id)}/change`,
  addControl: (organization: string) => `${workspaceOf(organization)}/controls/add`,
  controlTemplates: (organization: string) => `${workspaceOf(organization)}/controls/templates`,
  importControls: (organization: string) => `${workspaceOf(organization)}/controls/import`,
  receiveControls: (organization: string, fileName: string) =>
    `${workspaceOf(organization)}/controls/import/receive?name=${segment(fileName)}`,
  controlImport: (organization: string, id: string) =>
    `${workspaceOf(organization)}/controls/import/${segment(id)}`,
  exportControls: (organization: string, form: 'csv' | 'xlsx', search = '') => {
    const query = search ? `?${search}` : '';
    return `${workspaceOf(organization)}/controls/export${form === 'xlsx' ? '/workbook' : ''}${query}`;
  },
  frameworks: (organization: string) => `${workspaceOf(organization)}/frameworks`,
  framework: (organization: string, id: string) => `${workspaceOf(organization)}/frameworks/${segment(id)}`,
  requirement: (organization: string, frameworkId: string, id: string) =>
    `${workspaceOf(organization)}/frameworks/${segment(frameworkId)}/requirements/${segment(id)}`,
  importFramework: (organization: string) => `${workspaceOf(organization)}/frameworks/import`,
  frameworkImport: (organization: string, id: string) =>
    `${workspaceOf(organization)}/frameworks/import/${segment(id)}`,
  receiveFramework: (organization: string, fileName: string) =>
    `${workspaceOf(organization)}/frameworks/import/receive?name=${segment(fileName)}`,
  evidence: (organization: string) => `${workspaceOf(organization)}/evidence`,
  evidenceItem: (organization: string, id: string) => `${workspaceOf(organization)}/evidence/${segment(id)}`,
  addEvidence: (
    organization: string,
    from: { control?: string; requirement?: string; item?: string } = {},
  ) => {
    const query = new URLSearchParams(Object.entries(from).filter(([, value]) => value !== undefined));
    return `${workspaceOf(organization)}/evidence/add${query.size > 0 ? `?${query}` : ''}`;
  },
  receiveEvidence: (organization: string) => `${workspaceOf(organization)}/evidence/receive`,
  reviewEvidence: (organization: string) => `${workspaceOf(organization)}/evidence/review`,
  evidenceFile: (organization: string, id: string, revisionId: string) =>
    `${workspaceOf(organization)}/evidence/${segment(id)}/revisions/${segment(revisionId)}/file`,
  evidencePack: (organization: string) => `${workspaceOf(organization)}/evidence/pack`,
  evidenceUploads: (organization: string) => `${workspaceOf(organization)}/evidence/uploads`,
  evidenceUpload: (organization: string, id: string) =>
    `${workspaceOf(organization)}/evidence/uploads/${segment(id)}`,
  myWork: (organization: string) => `${workspaceOf(organization)}/my-work`,
  calendar: (organization: string, month?: string) =>
    `${workspaceOf(organization)}/calendar${month ? `?month=${segment(month)}` : ''}`,
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
