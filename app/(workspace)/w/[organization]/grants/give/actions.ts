'use server';

import { previewIssue } from '#lib/grant/issue-commands.ts';
import type { PlannedHolder, VisitorChoice } from '#lib/grant/issue-schema.ts';
import { listVisitors } from '#lib/visitor/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { action, page } from '@/app/_request/edge';
import { type ActionState, done } from '@/components/form/action-state';
import { offerIn } from './offer-in';

/** Visitors whose name, address or company contains these words; at most eight. */
export async function findVisitors(organization: string, words: string): Promise<VisitorChoice[]> {
  const search = typeof words === 'string' ? words.slice(0, 200) : '';
  const { rows } = await page(listVisitors(await memberActor(organization), { search }));
  return rows.slice(0, 8).map(({ id, name, email, company }) => ({ id, name, email, company }));
}

/** What giving this would do; null when it cannot be, which the state says. */
export async function previewGive(
  organization: string,
  form: FormData,
): Promise<{ state: ActionState; holders: PlannedHolder[] | null }> {
  let holders: PlannedHolder[] | null = null;
  const state = await action(async () => {
    holders = await previewIssue(await memberActor(organization), offerIn(form));
    return { ...done(''), message: null };
  });
  return { state, holders };
}
