import type { PersonActor } from '#lib/auth/actor.ts';
import { newId } from '#lib/id.ts';
import { markOf } from '#lib/testing/mark.ts';
import { addCourse, changeLessons, changeQuiz } from '#lib/training/commands.ts';
import type { Quiz } from '#lib/training/quiz.ts';
import { arrange, type World } from './world.ts';

/** Two questions: one right answer of two, and two right ones of three. */
export const twoQuestions: Quiz = [
  {
    id: 'lock',
    text: 'When do you lock your screen?',
    explanation: 'Whenever you leave it, however briefly.',
    options: [
      { id: 'always', text: 'Whenever I leave', right: true },
      { id: 'never', text: 'Never', right: false },
    ],
  },
  {
    id: 'report',
    text: 'What do you report?',
    explanation: 'What is lost and what is odd.',
    options: [
      { id: 'lost', text: 'A lost laptop', right: true },
      { id: 'odd', text: 'An odd mail', right: true },
      { id: 'lunch', text: 'Lunch', right: false },
    ],
  },
];

/** The right answers to them. */
export const rightAnswers = { lock: ['always'], report: ['odd', 'lost'] };
/** Answers of which one is right. */
export const wrongAnswers = { lock: ['always'], report: ['lunch'] };

/** An audience of everyone, by id. */
export async function arrangeEveryone(world: World): Promise<string> {
  const { organizationId } = world;
  const id = newId();
  const rule = { everyone: true };
  await arrange(world, (tenant) =>
    tenant.audience.create({
      data: {
        organizationId,
        id,
        name: `Everyone ${id}`,
        rule,
        createdAt: new Date(),
        createdBy: 'operator:test',
      },
    }),
  );
  return id;
}

/** A course of two lessons with the two questions; returns its id. */
export async function addQuizCourse(
  world: World,
  change: Partial<Parameters<typeof addCourse>[1]> = {},
): Promise<string> {
  const { people } = world.actors;
  const title = `Security basics ${markOf(newId())}`;
  const courseId = await addCourse(people, { title, kind: 'lessons', ...change });
  const lessons = [
    { title: 'Screens', body: 'Lock your **screen**.' },
    { title: 'Mails', body: 'Report what is odd.' },
  ];
  await changeLessons(people, { courseId, revision: 1, lessons });
  await changeQuiz(people, { courseId, revision: 2, quiz: twoQuestions });
  return courseId;
}

/** Has a person owe a course or a check by a day; returns the duty's id. */
export async function arrangeDuty(
  world: World,
  person: Pick<PersonActor, 'personId'>,
  of: { courseId: string } | { checkId: string },
  dueOn = '2999-01-01',
): Promise<string> {
  const { organizationId } = world;
  const id = newId();
  const kind = 'courseId' in of ? 'training' : 'check';
  const at = new Date();
  await arrange(world, (tenant) =>
    tenant.duty.create({
      data: {
        organizationId,
        id,
        personId: person.personId,
        kind,
        ...of,
        cause: 'hand',
        assignedAt: at,
        assignedBy: 'operator:test',
        dueOn: new Date(dueOn),
      },
    }),
  );
  return id;
}

/** A certificate of somebody's duty that waits to be checked, without its file; returns its id. */
export async function arrangeCertificate(
  world: World,
  person: Pick<PersonActor, 'personId'>,
  of: { dutyId: string; courseId: string },
): Promise<string> {
  const { organizationId } = world;
  const id = newId();
  const { personId } = person;
  const sent = { edition: 1, sha256: 'x', address: '', userAgent: '', sentAt: new Date() };
  await arrange(world, (tenant) =>
    tenant.certificate.create({ data: { organizationId, id, personId, ...of, ...sent } }),
  );
  return id;
}
