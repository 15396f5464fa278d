import { dutyPaths } from './duty-paths.ts';
import { segment, workspaceOf } from './program-paths.ts';

const trainingOf = (organization: string) => `${workspaceOf(organization)}/training`;
const courseOf = (organization: string, id: string) => `${trainingOf(organization)}/${segment(id)}`;
const checksOf = (organization: string) => `${workspaceOf(organization)}/checks`;
const checkOf = (organization: string, id: string) => `${checksOf(organization)}/${segment(id)}`;
const checklistsOf = (organization: string) => `${workspaceOf(organization)}/checklists`;

/** What members open about courses, checks and lists. */
export const trainingPaths = {
  list: trainingOf,
  add: (organization: string) => `${trainingOf(organization)}/add`,
  import: (organization: string) => `${trainingOf(organization)}/import`,
  /** Where a table is sent; its name follows. */
  receive: (organization: string) => `${trainingOf(organization)}/import/receive?name=`,
  /** Certificates that wait for somebody to check them; of one course. */
  certificates: (organization: string, courseId?: string) =>
    `${trainingOf(organization)}/certificates${courseId ? `?course=${segment(courseId)}` : ''}`,
  sentCertificate: (organization: string, id: string) =>
    `${trainingOf(organization)}/certificates/${segment(id)}`,
  course: courseOf,
  change: (organization: string, id: string) => `${courseOf(organization, id)}/change`,
  lessons: (organization: string, id: string) => `${courseOf(organization, id)}/lessons`,
  quiz: (organization: string, id: string) => `${courseOf(organization, id)}/quiz`,
  record: (organization: string, id: string) => `${courseOf(organization, id)}/record`,
  certificate: (organization: string, id: string, completionId: string) =>
    `${courseOf(organization, id)}/certificates/${segment(completionId)}`,
  checks: checksOf,
  check: checkOf,
  recordCheck: (organization: string, id: string) => `${checkOf(organization, id)}/record`,
  checkFile: (organization: string, id: string, resultId: string) =>
    `${checkOf(organization, id)}/files/${segment(resultId)}`,
  checklists: checklistsOf,
  unownedChecklists: (organization: string) => `${checklistsOf(organization)}?state=unowned`,
  checklist: (organization: string, id: string) => `${checklistsOf(organization)}/${segment(id)}`,
  templates: (organization: string) => `${checklistsOf(organization)}/templates`,
  template: (organization: string, id: string) => `${checklistsOf(organization)}/templates/${segment(id)}`,
  addTemplate: (organization: string) => `${checklistsOf(organization)}/templates/add`,
};

/** What an employee opens of one course or check that they owe. `organization` is its slug. */
export const ownTrainingPaths = {
  /** A lesson by its number from 1, or the questions. */
  part: (organization: string, dutyId: string, part: number | 'questions') =>
    `${dutyPaths.training(organization, dutyId)}?${part === 'questions' ? 'questions=1' : `lesson=${part}`}`,
  answer: (organization: string, dutyId: string) => `${dutyPaths.training(organization, dutyId)}/answers`,
  finish: (organization: string, dutyId: string) => `${dutyPaths.training(organization, dutyId)}/finish`,
  certificate: (organization: string, dutyId: string) =>
    `${dutyPaths.training(organization, dutyId)}/certificate`,
  attest: (organization: string, dutyId: string) => `${dutyPaths.check(organization, dutyId)}/attest`,
};
