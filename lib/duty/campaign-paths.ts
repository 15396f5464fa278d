import { segment, workspaceOf } from '#lib/program-paths.ts';

const listOf = (organization: string) => `${workspaceOf(organization)}/acknowledgements`;

/** The pages on which members see who has done what they owe. */
export const campaignPaths = {
  list: listOf,
  policy: (organization: string, policyId: string, versionId?: string) =>
    `${listOf(organization)}/policies/${segment(policyId)}${versionId ? `?version=${segment(versionId)}` : ''}`,
  course: (organization: string, courseId: string) => `${listOf(organization)}/courses/${segment(courseId)}`,
  exportPolicy: (organization: string, policyId: string) =>
    `${listOf(organization)}/policies/${segment(policyId)}/export`,
  personRecord: (organization: string, personId: string) =>
    `${workspaceOf(organization)}/people/${segment(personId)}/record`,
};
