import type { Actor } from '#lib/auth/actor.ts';
import {
  addCheck,
  archiveCheck,
  attestCheck,
  changeCheck,
  recordCheck,
  restoreCheck,
} from '#lib/check/commands.ts';
import { getCheck, getCheckFile, getOwnCheck } from '#lib/check/detail-queries.ts';
import { assignItem } from '#lib/checklist/assign-commands.ts';
import {
  addTemplate,
  archiveTemplate,
  changeTemplate,
  endItem,
  makeChecklist,
  reopenItem,
  restoreTemplate,
} from '#lib/checklist/commands.ts';
import { getChecklist, getTemplate } from '#lib/checklist/detail-queries.ts';
import { erasePerson } from '#lib/erasure/person-commands.ts';
import { previewPersonErasure } from '#lib/erasure/person-queries.ts';
import { acceptCertificates, rejectCertificates } from '#lib/training/certificate-commands.ts';
import { getSentCertificate } from '#lib/training/certificate-queries.ts';
import {
  archiveCourse,
  changeCourse,
  changeLessons,
  changeQuiz,
  restoreCourse,
} from '#lib/training/commands.ts';
import { proveControl, unproveControl } from '#lib/training/control-commands.ts';
import { getCertificate, getCourse, getCourseProgress } from '#lib/training/detail-queries.ts';
import { getOwnCertificate, getOwnCourse } from '#lib/training/own-queries.ts';
import { finishLessons, tryQuiz } from '#lib/training/quiz-commands.ts';
import { addPlainControl } from './evidence.ts';
import { addQuizCourse, arrangeCertificate, arrangeDuty, rightAnswers } from './training.ts';
import { addPerson, arrange, type World } from './world.ts';

/** One thing of each kind about people's duties, by what it is called in inputs. */
type Ids = Record<
  | 'courseId'
  | 'controlId'
  | 'personId'
  | 'dutyId'
  | 'certificateId'
  | 'checkDutyId'
  | 'checkId'
  | 'resultId'
  | 'templateId'
  | 'checklistId'
  | 'itemId',
  string
>;

/** Makes one thing of each kind. */
export async function oneOfEachDuty(world: World): Promise<Ids> {
  const { owner } = world.actors;
  const person = await addPerson(world);
  const { personId } = person;
  const courseId = await addQuizCourse(world);
  const controlId = await addPlainControl(world, 'AT-1');
  await proveControl(owner, { courseId, controlId });
  const dutyId = await arrangeDuty(world, person, { courseId });
  const certificateId = await arrangeCertificate(world, person, { dutyId, courseId });
  const checkId = await addCheck(owner, { kind: 'device', title: 'Device', selfAttested: true });
  const checkDutyId = await arrangeDuty(world, person, { checkId });
  const resultId = await recordCheck(owner, { checkId, personId, outcome: 'failed', reason: 'x' });
  const items = [{ ownerKind: 'role' as const, ownerRole: 'owner' as const, title: 'x', dueDays: 0 }];
  const templateId = await addTemplate(owner, { name: 'Joins', kind: 'joiner', items });
  const checklistId = await makeChecklist(owner, { templateId, personId, day: '2026-01-01' });
  const found = await arrange(world, (tenant) =>
    tenant.checklistItem.findFirstOrThrow({ select: { id: true } }),
  );
  return {
    courseId,
    controlId,
    personId,
    dutyId,
    certificateId,
    checkDutyId,
    checkId,
    resultId,
    templateId,
    checklistId,
    itemId: found.id,
  };
}

const quiz = { edition: 3, number: 1, answers: rightAnswers };
const items = [{ ownerKind: 'manager' as const, title: 'x', dueDays: 0 }];

/** Everything that can be done with such a thing, by what it is called. */
export const dutyDeeds: Readonly<Record<string, (actor: Actor, ids: Ids) => Promise<unknown>>> = {
  getCourse: (actor, { courseId }) => getCourse(actor, { courseId }),
  getCourseProgress: (actor, { courseId }) => getCourseProgress(actor, { courseId }),
  acceptCertificates: (actor, { certificateId }) =>
    acceptCertificates(actor, { certificateIds: [certificateId] }),
  rejectCertificates: (actor, { certificateId }) =>
    rejectCertificates(actor, { certificateIds: [certificateId], reason: 'x' }),
  getSentCertificate: (actor, { certificateId }) => getSentCertificate(actor, { certificateId }),
  getCertificate: (actor, { dutyId }) => getCertificate(actor, { completionId: dutyId }),
  changeCourse: (actor, { courseId }) =>
    changeCourse(actor, { courseId, revision: 3, title: 'Mine', kind: 'lessons' }),
  changeLessons: (actor, { courseId }) => changeLessons(actor, { courseId, revision: 3, lessons: [] }),
  changeQuiz: (actor, { courseId }) => changeQuiz(actor, { courseId, revision: 3, quiz: [] }),
  archiveCourse: (actor, { courseId }) => archiveCourse(actor, { courseId }),
  restoreCourse: (actor, { courseId }) => restoreCourse(actor, { courseId }),
  proveControl: (actor, { courseId, controlId }) => proveControl(actor, { courseId, controlId }),
  unproveControl: (actor, { courseId, controlId }) => unproveControl(actor, { courseId, controlId }),
  getCheck: (actor, { checkId }) => getCheck(actor, { checkId }),
  getCheckFile: (actor, { resultId }) => getCheckFile(actor, { resultId }),
  changeCheck: (actor, { checkId }) =>
    changeCheck(actor, { checkId, revision: 1, kind: 'other', title: 'Mine' }),
  archiveCheck: (actor, { checkId }) => archiveCheck(actor, { checkId }),
  restoreCheck: (actor, { checkId }) => restoreCheck(actor, { checkId }),
  recordCheck: (actor, { checkId, personId }) => recordCheck(actor, { checkId, personId, outcome: 'passed' }),
  getTemplate: (actor, { templateId }) => getTemplate(actor, { templateId }),
  changeTemplate: (actor, { templateId }) =>
    changeTemplate(actor, { templateId, revision: 1, name: 'Mine', kind: 'joiner', items }),
  archiveTemplate: (actor, { templateId }) => archiveTemplate(actor, { templateId }),
  restoreTemplate: (actor, { templateId }) => restoreTemplate(actor, { templateId }),
  makeChecklist: (actor, { templateId, personId }) =>
    makeChecklist(actor, { templateId, personId, day: '2026-02-02' }),
  getChecklist: (actor, { checklistId }) => getChecklist(actor, { checklistId }),
  assignItem: (actor, { itemId }) => assignItem(actor, { itemId, seen: 'role:owner', to: 'role:people' }),
  endItem: (actor, { itemId }) => endItem(actor, { itemId, outcome: 'done' }),
  reopenItem: (actor, { itemId }) => reopenItem(actor, { itemId }),
  previewPersonErasure: (actor, { personId }) => previewPersonErasure(actor, { personId }),
  erasePerson: (actor, { personId }) => erasePerson(actor, { personId, reason: 'asked', confirmed: 'yes' }),
};

/** What a person does with what they owe. */
export const ownDeeds: typeof dutyDeeds = {
  getOwnCourse: (actor, { dutyId }) => getOwnCourse(actor, { dutyId }),
  getOwnCertificate: (actor, { dutyId }) => getOwnCertificate(actor, { dutyId }),
  getOwnCheck: (actor, { checkDutyId }) => getOwnCheck(actor, { dutyId: checkDutyId }),
  tryQuiz: (actor, { dutyId }) => tryQuiz(actor, { dutyId, ...quiz }),
  finishLessons: (actor, { dutyId }) => finishLessons(actor, { dutyId, edition: 3 }),
  attestCheck: (actor, { checkDutyId }) => attestCheck(actor, { dutyId: checkDutyId }),
};
