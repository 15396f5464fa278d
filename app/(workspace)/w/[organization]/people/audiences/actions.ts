'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { addAudience, archiveAudience, changeAudience, restoreAudience } from '#lib/audience/commands.ts';
import { type AudiencePreview, getAudiencePreview } from '#lib/audience/preview-queries.ts';
import { type AudienceRule, audienceRule } from '#lib/audience/schema.ts';
import { Invalid } from '#lib/errors.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { textIn } from '@/app/_request/form';
import { type ActionState, done } from '@/components/form/action-state';

function ruleIn(form: FormData): AudienceRule {
  const problem = new Invalid([
    { path: 'rule', message: 'Please say who is meant: everyone, or at least one condition.' },
  ]);
  try {
    const parsed = audienceRule.safeParse(JSON.parse(textIn(form, 'rule')));
    if (parsed.success) return parsed.data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw problem;
}

const audienceIn = (form: FormData) => ({
  name: textIn(form, 'name'),
  description: textIn(form, 'description'),
  rule: ruleIn(form),
});

/** Adds an audience and opens it. */
export async function addAudienceAction(organization: string, _: ActionState, form: FormData) {
  return action(async () => {
    const id = await addAudience(await memberActor(organization), audienceIn(form));
    revalidatePath(peoplePaths.audiences(organization));
    redirect(peoplePaths.audience(organization, id));
  });
}

/** Changes an audience, unless somebody did so since the form was opened. */
export async function changeAudienceAction(
  organization: string,
  audienceId: string,
  _: ActionState,
  form: FormData,
) {
  return action(async () => {
    const revision = textIn(form, 'revision');
    await changeAudience(await memberActor(organization), { audienceId, revision, ...audienceIn(form) });
    revalidatePath(peoplePaths.audiences(organization), 'layout');
    return done('Saved. Duties follow in the background.');
  });
}

/** Archives an audience. */
export async function archiveAudienceAction(organization: string, audienceId: string) {
  return action(async () => {
    await archiveAudience(await memberActor(organization), { audienceId });
    revalidatePath(peoplePaths.audiences(organization), 'layout');
    return done('Audience archived.');
  });
}

/** Brings an archived audience back. */
export async function restoreAudienceAction(organization: string, audienceId: string) {
  return action(async () => {
    await restoreAudience(await memberActor(organization), { audienceId });
    revalidatePath(peoplePaths.audiences(organization), 'layout');
    return done('Audience restored.');
  });
}

/** What a rule means while it is chosen; null, with the reason, where it means nobody yet. */
export async function previewAudienceAction(
  organization: string,
  rule: AudienceRule,
  audienceId: string | null,
): Promise<{ preview: AudiencePreview | null; message: string }> {
  let preview: AudiencePreview | null = null;
  const { message } = await action(async () => {
    preview = await getAudiencePreview(await memberActor(organization), { rule, audienceId });
    return done('');
  });
  return { preview, message: message ?? '' };
}
