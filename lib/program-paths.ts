/** A part of a path, whatever it holds. */
export const segment = (value: string) => encodeURIComponent(value);

/** The workspace of an organization, by its slug. */
export const workspaceOf = (organization: string) => `/w/${segment(organization)}`;

/** The part of `workspacePaths` about the program: audits, claims, controls, frameworks and evidence. */
export const programPaths = {
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
};
