import { page, post, type Route } from './route.ts';

const workspace = '/w/[organization]';
const duties = '/duties/[organization]';

/** The pages and handlers of courses, checks and checklists, of members and of employees. */
export const trainingRoutes: Readonly<Record<string, Route>> = {
  [`${workspace}/training`]: page('training:list'),
  [`${workspace}/training/add`]: page('training:add'),
  [`${workspace}/training/import`]: page('training:import'),
  [`${workspace}/training/import/[id]`]: page('training:import', 404),
  [`${workspace}/training/import/receive`]: post('training:import', 400),
  [`${workspace}/training/certificates`]: page('training:check-certificate'),
  [`${workspace}/training/certificates/[certificate]`]: page('training:see-score', 404),
  [`${workspace}/training/[id]`]: page('training:read', 404),
  [`${workspace}/training/[id]/change`]: page('training:change', 404),
  [`${workspace}/training/[id]/lessons`]: page('training:change', 404),
  [`${workspace}/training/[id]/quiz`]: page('training:change', 404),
  [`${workspace}/training/[id]/record`]: post('training:record', 404),
  [`${workspace}/training/[id]/certificates/[completion]`]: page('training:see-score', 404),
  [`${workspace}/checks`]: page('check:list'),
  [`${workspace}/checks/[id]`]: page('check:read', 404),
  [`${workspace}/checks/[id]/record`]: post('check:record', 404),
  [`${workspace}/checks/[id]/files/[result]`]: page('check:see-outcome', 404),
  [`${workspace}/checklists`]: page('checklist:list'),
  [`${workspace}/checklists/[id]`]: page('checklist:read', 404),
  [`${workspace}/checklists/templates`]: page('checklist:list'),
  [`${workspace}/checklists/templates/add`]: page('checklist:change-template'),
  [`${workspace}/checklists/templates/[template]`]: page('checklist:change-template', 404),
  [`${duties}/training/[duty]`]: page('person', 404),
  [`${duties}/training/[duty]/answers`]: post('person', 400),
  [`${duties}/training/[duty]/finish`]: post('person', 400),
  [`${duties}/training/[duty]/certificate`]: {
    GET: { door: 'person', ok: 404 },
    POST: { door: 'person', ok: 404 },
  },
  [`${duties}/checks/[duty]`]: page('person', 404),
  [`${duties}/checks/[duty]/attest`]: post('person', 404),
};
