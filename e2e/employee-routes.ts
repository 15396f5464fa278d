import { open, page, post, type Route } from './route.ts';

const duties = '/duties/[organization]';
const workspace = '/w/[organization]/acknowledgements';

/** What employees open, and what members do with their questions and receipts. */
export const employeeRoutes: Readonly<Record<string, Route>> = {
  [duties]: page('person'),
  [`${duties}/link`]: { GET: { door: 'public', ok: 200, employed: 307 } },
  [`${duties}/link/[token]`]: open(),
  [`${duties}/link/use`]: { POST: { door: 'public', ok: 400 } },
  [`${duties}/link/send`]: { POST: { door: 'public', ok: 400 } },
  [`${duties}/code`]: open(307),
  [`${duties}/code/verify`]: { POST: { door: 'public', ok: 303 } },
  [`${duties}/language`]: { GET: { door: 'public', ok: 303 }, POST: { door: 'person', ok: 400 } },
  [`${duties}/policies/[duty]`]: page('person', 404),
  [`${duties}/policies/[duty]/acknowledge`]: {
    GET: { door: 'public', ok: 303 },
    POST: { door: 'person', ok: 400 },
  },
  [`${duties}/policies/[duty]/question`]: {
    GET: { door: 'public', ok: 303 },
    POST: { door: 'person', ok: 400 },
  },
  [`${duties}/policies/[duty]/file`]: page('person', 404),
  [`${duties}/pictures/[image]`]: page('person', 404),
  [`${duties}/receipts/[id]`]: page('person', 404),
  [`${duties}/receipts/[id]/file`]: page('person', 404),
  [`${duties}/receipts/[id]/source`]: page('person', 404),
  [`${duties}/receipts/[id]/text`]: page('person', 404),
  [`${duties}/receipts/[id]/version`]: page('person', 404),
  [`${workspace}/questions`]: page('duty-question:list'),
  [`${workspace}/questions/[id]`]: page('duty-question:read', 404),
  [`${workspace}/proofs/[id]`]: page('acknowledgement:download', 404),
  [`${workspace}/record`]: page('acknowledgement:record'),
  [`${workspace}/record/receive`]: post('acknowledgement:record', 400),
  [`${workspace}/receipts/[person]`]: page('acknowledgement:download', 404),
};
