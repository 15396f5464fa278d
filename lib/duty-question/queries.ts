import { NotFound } from '#lib/errors.ts';
import { query } from '#lib/operation.ts';
import { questionInput, questionListInput } from './schema.ts';

const fields = {
  id: true,
  text: true,
  askedAt: true,
  answer: true,
  answeredAt: true,
  answeredBy: true,
  person: { select: { id: true, name: true, email: true, team: true } },
  duty: {
    select: {
      policy: { select: { id: true, title: true, owner: { select: { name: true } } } },
      course: { select: { id: true, title: true, owner: { select: { name: true } } } },
      check: { select: { title: true } },
    },
  },
} as const;

/** Most questions that the page shows. */
const most = 200;

/** What employees asked: those without an answer, oldest first; or the newest that were answered. */
export const listDutyQuestions = query(
  'duty-question:list',
  questionListInput,
  async ({ tenant }, { state }) => {
    const where = state === 'open' ? { answeredAt: null } : { answeredAt: { not: null } };
    const order = state === 'open' ? ('asc' as const) : ('desc' as const);
    return {
      open: await tenant.dutyQuestion.count({ where: { answeredAt: null } }),
      questions: await tenant.dutyQuestion.findMany({
        where,
        orderBy: [{ askedAt: order }, { id: order }],
        select: fields,
        take: most,
      }),
    };
  },
);

/** One question. Throws NotFound. */
export const getDutyQuestion = query(
  'duty-question:read',
  questionInput,
  async ({ tenant }, { questionId }) => {
    const found = await tenant.dutyQuestion.findFirst({ where: { id: questionId }, select: fields });
    if (!found) throw new NotFound('There is no such question.');
    return found;
  },
);
