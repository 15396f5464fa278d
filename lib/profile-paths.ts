import { workspacePaths } from './paths.ts';

const segment = (value: string) => encodeURIComponent(value);

const profilesOf = (organization: string) => `${workspacePaths.home(organization)}/profiles`;
const profileOf = (organization: string, id: string) => `${profilesOf(organization)}/${segment(id)}`;
const tasksOf = (organization: string) => `${workspacePaths.home(organization)}/tasks`;

const seenAs = (asOf: string | null | undefined) => (asOf ? `?on=${segment(asOf)}` : '');

/** The pages of CSF profiles. `organization` is its slug; days are `2026-11-22`. */
export const profilePaths = {
  list: profilesOf,
  add: (organization: string) => `${profilesOf(organization)}/add`,
  profile: (organization: string, id: string, asOf?: string | null) =>
    `${profileOf(organization, id)}${seenAs(asOf)}`,
  change: (organization: string, id: string) => `${profileOf(organization, id)}/change`,
  outcomes: (organization: string, id: string, asOf?: string | null) =>
    `${profileOf(organization, id)}/outcomes${seenAs(asOf)}`,
  entry: (organization: string, id: string, requirementId: string) =>
    `${profileOf(organization, id)}/outcomes/${segment(requirementId)}`,
  gaps: (organization: string, id: string) => `${profileOf(organization, id)}/gaps`,
  compare: (organization: string, id: string) => `${profileOf(organization, id)}/compare`,
  workbook: (organization: string, id: string, asOf?: string | null) =>
    `${profileOf(organization, id)}/workbook${seenAs(asOf)}`,
  oscal: (organization: string, id: string) => `${profileOf(organization, id)}/oscal`,
  components: (organization: string, id: string) => `${profileOf(organization, id)}/components`,
  import: (organization: string, id: string) => `${profileOf(organization, id)}/import`,
  receive: (organization: string, id: string, fileName: string) =>
    `${profileOf(organization, id)}/import/receive?name=${segment(fileName)}`,
};

/** The pages of tasks. */
export const taskPaths = {
  list: tasksOf,
  unowned: (organization: string) => `${tasksOf(organization)}?owner=none&state=open`,
  task: (organization: string, id: string) => `${tasksOf(organization)}/${segment(id)}`,
};
