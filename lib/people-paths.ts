import { segment, workspaceOf } from './program-paths.ts';

const peopleOf = (organization: string) => `${workspaceOf(organization)}/people`;
const personOf = (organization: string, id: string) => `${peopleOf(organization)}/${segment(id)}`;
const audiencesOf = (organization: string) => `${peopleOf(organization)}/audiences`;

/** The directory of persons, and audiences. */
export const peoplePaths = {
  list: peopleOf,
  add: (organization: string) => `${peopleOf(organization)}/add`,
  person: personOf,
  change: (organization: string, id: string) => `${personOf(organization, id)}/change`,
  erase: (organization: string, id: string) => `${personOf(organization, id)}/erase`,
  /** Everything they owed and did, as a PDF. */
  recordFile: (organization: string, id: string) => `${personOf(organization, id)}/record/file`,
  import: (organization: string) => `${peopleOf(organization)}/import`,
  receive: (organization: string, fileName: string) =>
    `${peopleOf(organization)}/import/receive?name=${segment(fileName)}`,
  personImport: (organization: string, id: string) => `${peopleOf(organization)}/import/${segment(id)}`,
  export: (organization: string, form: 'csv' | 'xlsx', search = '') =>
    `${peopleOf(organization)}/export${form === 'xlsx' ? '/workbook' : ''}${search ? `?${search}` : ''}`,
  audiences: audiencesOf,
  addAudience: (organization: string) => `${audiencesOf(organization)}/add`,
  audience: (organization: string, id: string) => `${audiencesOf(organization)}/${segment(id)}`,
};
