import { page, post, type Route } from './route.ts';

const people = '/w/[organization]/people';

/** The pages and handlers of the directory and of audiences. */
export const peopleRoutes: Readonly<Record<string, Route>> = {
  [people]: page('person:list'),
  [`${people}/add`]: page('person:add'),
  [`${people}/export`]: page('person:export'),
  [`${people}/export/workbook`]: page('person:export'),
  [`${people}/import`]: page('person:import'),
  [`${people}/import/[id]`]: page('person:import', 404),
  [`${people}/import/receive`]: post('person:import', 400),
  [`${people}/audiences`]: page('audience:list'),
  [`${people}/audiences/add`]: page('audience:add'),
  [`${people}/audiences/[id]`]: page('audience:read', 404),
  [`${people}/[id]`]: page('person:read', 404),
  [`${people}/[id]/erase`]: page('person:erase', 404),
  [`${people}/[id]/change`]: page('person:change', 404),
};
