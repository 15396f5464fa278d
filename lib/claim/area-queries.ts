import { nothing, query } from '#lib/operation.ts';
import { readAreaTexts } from './area-read.ts';
import type { DescribedArea } from './area-schema.ts';

/** What stands above the areas of the organization, those that have something. */
export const listAreaTexts = query(
  'claim:list',
  nothing,
  async ({ tenant }): Promise<DescribedArea[]> => [...(await readAreaTexts(tenant)).values()],
);
